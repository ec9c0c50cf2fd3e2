import type { Database } from '../database/index.js';
import { nodeHash, type NodeSource } from './merkle-tree.js';

/** Of the tree's inner nodes every eighth level is stored: one row for 256 below, and a proof reads two rows of siblings at most per stored level. */
export const levelsPerTile = 8;
const tileWidth = 2 ** levelsPerTile;

export const isStoredLevel = (level: number): boolean => level > 0 && level % levelsPerTile === 0;

/**
 * The hashes of perfect subtrees out of the database, for one proof. Asked only for subtrees that are complete.
 * @throws Error when a hash that must be there is not
 */
export function storedTree(database: Database): NodeSource {
  const tiles = new Map<string, Promise<Map<number, Buffer>>>();

  const tileOf = (level: number, tile: number): Promise<Map<number, Buffer>> => {
    const name = `${level}/${tile}`;
    const known = tiles.get(name) ?? readTile(database, level, tile * tileWidth);
    tiles.set(name, known);
    return known;
  };

  const node: NodeSource = async (level, position) => {
    if (level % levelsPerTile !== 0) return nodeHash(await node(level - 1, position * 2), await node(level - 1, position * 2 + 1));
    const hash = (await tileOf(level, Math.floor(position / tileWidth))).get(position);
    if (!hash) throw new Error(`The evidence log lacks the hash at level ${level}, position ${position}.`);
    return hash;
  };
  return node;
}

async function readTile(database: Database, level: number, start: number): Promise<Map<number, Buffer>> {
  const rows = level === 0
    ? await database.query<{ position: number; hash: string }>(
      'SELECT leaf_index AS position, leaf_hash AS hash FROM evidence_record WHERE leaf_index >= ? AND leaf_index < ?', [start, start + tileWidth])
    : await database.query<{ position: number; hash: string }>(
      'SELECT position, hash FROM evidence_node WHERE level = ? AND position >= ? AND position < ?', [level, start, start + tileWidth]);
  return new Map(rows.map(({ position, hash }) => [position, Buffer.from(hash, 'hex')]));
}
