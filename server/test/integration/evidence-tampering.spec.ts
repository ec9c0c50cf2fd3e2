import type { SqlValue } from '../../src/platform/database/index.js';
import type { EvidenceFault } from '../../src/platform/evidence/index.js';
import { recordLeaf } from '../../src/platform/evidence/leaf.js';
import { sha256 } from '../../src/platform/evidence/merkle-tree.js';
import { openTestEvidence, type TestEvidence } from '../support/evidence.js';
import { makeTestPlace, type TestPlace } from '../support/place.js';

/*
 * [J10] What was agreed can be verified later: 10,000 records, changed by somebody who may write to every table and knows
 * how the hashes are made, but does not hold the signing key. Each single change has to be found, and at its place.
 */

const recordCount = 10_000;
const seed = Number(process.env['EVIDENCE_SEED'] ?? Date.now() % 1_000_000);

interface Row {
  id: number;
  kind: string;
  subject_kind: string;
  subject_id: number;
  code: string;
  body: string;
  sha256: string;
  recorded_at: string;
  leaf_index: number;
  leaf_hash: string;
}

const columns = ['kind', 'subject_kind', 'subject_id', 'code', 'body', 'sha256', 'recorded_at', 'leaf_index', 'leaf_hash'] as const;

let place: TestPlace;
let evidence: TestEvidence;

beforeAll(async () => {
  place = await makeTestPlace();
  evidence = await openTestEvidence(place.settings);
  // Checkpoints over one record, a few, and many, as in quiet and busy hours.
  for (let done = 0, step = 1; done < recordCount; step = (step * 3) % 701) {
    const count = Math.min(step, recordCount - done);
    await evidence.appendMany(count);
    await evidence.sequence();
    evidence.clock.advance(60_000);
    done += count;
  }
}, 120_000);

afterAll(async () => {
  await evidence.close();
  await place.remove();
});

/** Equal numbers for an equal seed (mulberry32). */
function randomNumbers(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

async function readRow(leafIndex: number): Promise<Row> {
  const [row] = await evidence.database.query<Row>(
    `SELECT id, ${columns.map((name) => (name === 'recorded_at' ? `CAST(recorded_at AS CHAR) AS recorded_at` : name)).join(', ')} FROM evidence_record WHERE leaf_index = ?`, [leafIndex]);
  if (!row) throw new Error(`There is no record ${leafIndex}.`);
  return row;
}

const remove = (...rows: readonly Row[]) => evidence.unitOfWork.run(async () => {
  for (const row of rows) await evidence.database.execute('DELETE FROM evidence_record WHERE id = ?', [row.id]);
});

const insert = (...rows: readonly Row[]) => evidence.unitOfWork.run(async () => {
  for (const row of rows) {
    await evidence.database.execute(
      `INSERT INTO evidence_record (id, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`, [row.id, ...columns.map((name) => row[name] as SqlValue)]);
  }
});

/** The row with hashes that fit its content, as a clever forger would leave it. */
function rehashed(row: Row): Row {
  const digest = sha256(row.body).toString('hex');
  const leaf = recordLeaf({
    id: row.id, leafIndex: row.leaf_index, code: row.code, kind: row.kind, subjectKind: row.subject_kind, subjectId: row.subject_id,
    sha256: digest, recordedAt: new Date(`${row.recorded_at.replace(' ', 'T')}Z`),
  });
  return { ...row, sha256: digest, leaf_hash: leaf.toString('hex') };
}

const covers = (fault: EvidenceFault, index: number): boolean =>
  ('index' in fault && fault.index === index) || ('from' in fault && fault.code !== 'CHECKPOINTS_SKIPPED' && fault.from <= index && index <= fault.to);

interface Forgery {
  readonly originals: readonly Row[];
  readonly forged: readonly Row[];
}

/** Replaces the rows, verifies, and puts the rows back; every replaced place has to be among the faults. */
async function expectFound(forgeries: readonly Forgery[]): Promise<void> {
  const originals = forgeries.flatMap((forgery) => forgery.originals);
  const forged = forgeries.flatMap((forgery) => forgery.forged);
  await remove(...originals);
  await insert(...forged);
  const { faults } = await evidence.verify();
  await remove(...forged);
  await insert(...originals);
  for (const { leaf_index: index } of originals) {
    if (!faults.some((fault) => covers(fault, index))) throw new Error(`The change at ${index} was not found (EVIDENCE_SEED=${seed}); found: ${JSON.stringify(faults.slice(0, 20))}`);
  }
}

const flipDigit = (hex: string, at: number): string => hex.slice(0, at) + ((parseInt(hex.charAt(at), 16) + 1) % 16).toString(16) + hex.slice(at + 1);

/** One character of one column becomes another one. */
function flipped(row: Row, random: (below: number) => number): Row {
  const name = columns[random(columns.length)] as (typeof columns)[number];
  switch (name) {
    case 'sha256': case 'leaf_hash': return { ...row, [name]: flipDigit(row[name], random(64)) };
    case 'subject_id': return { ...row, subject_id: row.subject_id + 1 + random(9) };
    case 'recorded_at': return { ...row, recorded_at: row.recorded_at.replace(/\.\d{3}$/, `.${String(random(999) + 1).padStart(3, '0')}`) };
    case 'leaf_index': return { ...row, leaf_index: recordCount + random(50) };
    default: {
      const at = random(row[name].length);
      return { ...row, [name]: `${row[name].slice(0, at)}${row[name].charAt(at) === '改' ? '变' : '改'}${row[name].slice(at + 1)}` };
    }
  }
}

it('is intact to begin with', async () => {
  expect(await evidence.verify()).toMatchObject({ records: recordCount, waiting: 0, faultCount: 0 });
});

const kinds = ['a flipped character', 'a rewritten record with new hashes', 'a deletion', 'two bodies exchanged', 'two records exchanged with new hashes', 'two ids exchanged with new hashes', 'a record taken out of the tree'] as const;

function forge(kind: (typeof kinds)[number], one: Row, other: Row, random: (below: number) => number): Forgery {
  const [i, j] = [one.leaf_index, other.leaf_index];
  switch (kind) {
    case 'a flipped character': return { originals: [one], forged: [flipped(one, random)] };
    case 'a rewritten record with new hashes': return { originals: [one], forged: [rehashed({ ...one, body: '{"text":"不同意"}' })] };
    case 'a deletion': return { originals: [one], forged: [] };
    case 'two bodies exchanged': return { originals: [one, other], forged: [{ ...one, body: other.body }, { ...other, body: one.body }] };
    case 'two records exchanged with new hashes': return { originals: [one, other], forged: [rehashed({ ...one, leaf_index: j }), rehashed({ ...other, leaf_index: i })] };
    case 'two ids exchanged with new hashes': return { originals: [one, other], forged: [rehashed({ ...one, id: other.id }), rehashed({ ...other, id: one.id })] };
    case 'a record taken out of the tree': return { originals: [one], forged: [{ ...one, leaf_index: null as never, leaf_hash: null as never }] };
  }
}

it.each(kinds)('finds %s, 50 times', async (kind) => {
  const random = randomNumbers(seed + kinds.indexOf(kind));
  for (let round = 0; round < 5; round++) {
    const places = new Set<number>();
    while (places.size < 20) places.add(random(recordCount));
    const rows = await Promise.all([...places].map(readRow));
    await expectFound(rows.slice(0, 10).map((row, index) => forge(kind, row, rows[index + 10] as Row, random)));
  }
  expect(await evidence.verify()).toMatchObject({ records: recordCount, faultCount: 0 });
}, 60_000);

describe('finds what is done to more than single records', () => {
  const codes = async () => (await evidence.verify()).faults.map((fault) => fault.code);

  async function withoutRows(from: number, act: () => Promise<void>): Promise<void> {
    const rows: Row[] = [];
    for (let index = from; index < recordCount; index++) rows.push(await readRow(index));
    await remove(...rows);
    await act();
    await insert(...rows);
  }

  const exchangeCheckpoints = async (sql: string, parameters: SqlValue[], act: () => Promise<void>): Promise<void> => {
    const before = await evidence.database.query<Record<string, SqlValue>>(
      'SELECT size, previous_size, root, peaks, CAST(signed_at AS CHAR) AS signed_at, key_id, signature FROM evidence_checkpoint WHERE size > ?', [recordCount - 2_000]);
    await evidence.tamper(sql, parameters);
    try {
      await act();
    } finally {
      await evidence.tamper('DELETE FROM evidence_checkpoint WHERE size > ?', [recordCount - 2_000]);
      for (const row of before) {
        await evidence.tamper('INSERT INTO evidence_checkpoint (size, previous_size, root, peaks, signed_at, key_id, signature) VALUES (?, ?, ?, ?, ?, ?, ?)', Object.values(row));
      }
    }
    expect(await codes()).toEqual([]);
  };

  const sizes = async () => (await evidence.database.query<{ size: number }>('SELECT size FROM evidence_checkpoint ORDER BY size')).map(({ size }) => size);

  it('a database cut short, with its checkpoints', async () => {
    const keep = (await sizes()).filter((size) => size > recordCount - 2_000)[0] as number;
    await exchangeCheckpoints('DELETE FROM evidence_checkpoint WHERE size > ?', [keep], () => withoutRows(keep, async () => {
      const { faults } = await evidence.verify();
      expect(faults).toContainEqual({ code: 'DATABASE_SHORTENED', size: keep, knownSize: recordCount });
      expect(faults).toContainEqual(expect.objectContaining({ code: 'RECORDS_REMOVED', from: keep }));
    }));
  });

  it('a changed, forged or removed checkpoint', async () => {
    const size = (await sizes()).at(-3) as number;
    await exchangeCheckpoints('UPDATE evidence_checkpoint SET root = ? WHERE size = ?', ['ab'.repeat(32), size],
      async () => expect(await codes()).toEqual(['CHECKPOINT_CHANGED']));
    await exchangeCheckpoints('UPDATE evidence_checkpoint SET signed_at = ? WHERE size = ?', ['2020-01-01 00:00:00.000', size],
      async () => expect(await codes()).toEqual(['CHECKPOINT_CHANGED']));
    await exchangeCheckpoints('DELETE FROM evidence_checkpoint WHERE size = ?', [size],
      async () => expect(await codes()).toEqual(['CHECKPOINT_REMOVED']));
  });

  it('a checkpoint removed from database and file alike', async () => {
    const lines = evidence.fileLines();
    const size = (await sizes()).at(-3) as number;
    evidence.writeFileLines(lines.filter((line) => !line.endsWith(`"size":${size}}`)));
    await exchangeCheckpoints('DELETE FROM evidence_checkpoint WHERE size = ?', [size], async () => {
      const found = await codes();
      evidence.writeFileLines(lines);
      expect(found).toEqual(['CHECKPOINTS_SKIPPED']);
    });
  });

  it('a record slipped in afterwards, in a place of its own or in none', async () => {
    const model = await readRow(5);
    const added = { ...model, id: 900_000, code: 'slipped in', leaf_index: recordCount + 3 };
    await insert(added);
    expect(await codes()).toEqual(['RECORDS_OUTSIDE']);
    await remove(added);
    const waiting = { ...added, leaf_index: null as never, leaf_hash: null as never };
    await insert(waiting);
    expect(await codes()).toEqual(['RECORDS_NOT_TAKEN_UP']);
    await remove(waiting);
  });

  it('a changed tree node', async () => {
    const [node] = await evidence.database.query<{ hash: string }>('SELECT hash FROM evidence_node WHERE level = 8 AND position = 17');
    await evidence.tamper('UPDATE evidence_node SET hash = ? WHERE level = 8 AND position = 17', ['cd'.repeat(32)]);
    expect(await codes()).toEqual(['NODE_CHANGED']);
    await evidence.tamper('UPDATE evidence_node SET hash = ? WHERE level = 8 AND position = 17', [node?.hash ?? '']);
    expect(await codes()).toEqual([]);
  });
});
