import { Readable } from 'node:stream';

import { Failure } from '../../../../tools/workspace/failure.mjs';
import { instantText, tablesOf } from './rows.mjs';

const blockCharacters = 256 * 1024;

/** Rows as the text that LOAD DATA reads: tabs, new lines, `\N` for null; no value here holds one of them. */
function* blocksOf(rows) {
  let block = '';
  for (const row of rows) {
    for (let index = 0; index < row.length; index++) {
      const value = row[index];
      block += `${index === 0 ? '' : '\t'}${value === null ? '\\N' : value}`;
    }
    block += '\n';
    if (block.length > blockCharacters) {
      yield Buffer.from(block);
      block = '';
    }
  }
  if (block) yield Buffer.from(block);
}

async function loadTable(connection, { name, columns, rows }) {
  const [result] = await connection.query({
    sql: `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${name} CHARACTER SET utf8mb4 (${columns.split(' ').join(', ')})`,
    infileStreamFactory: () => Readable.from(blocksOf(rows())),
  });
  if (result.warningStatus > 0) {
    const [warnings] = await connection.query('SHOW WARNINGS LIMIT 5');
    throw new Failure(`数据没有如实写入表 ${name}：`, warnings.map((warning) => warning.Message));
  }
  return result.affectedRows;
}

/**
 * Fills the migrated database with the population and nothing else.
 * @param onTable hears of each table before it is written
 * @returns {Promise<number>} how many rows were written
 */
export async function loadPopulation(connection, plan, facts, onTable) {
  // An empty table without these checks is written by InnoDB's bulk insert; the rows are right by construction.
  await connection.query('SET SESSION unique_checks = 0, foreign_key_checks = 0');
  let written = 0;
  const tables = tablesOf(plan, facts);
  for (const table of tables) {
    onTable(table.name);
    // The server may have made itself a first administrator.
    await connection.query(`TRUNCATE TABLE ${table.name}`);
    written += await loadTable(connection, table);
  }
  await connection.query('SET SESSION unique_checks = 1, foreign_key_checks = 1');
  await connection.query(`ANALYZE TABLE ${tables.map(({ name }) => name).join(', ')}`);
  return written;
}

/** Tables that the jobs append to; those that refer to others come first. */
const appended = ['outbox_event', 'consent', 'contract', 'evidence_record', 'audit_entry', 'access_entry', 'message'];

/** Notes where each table ends now. Returns what {@link restore} needs. */
export async function markEnds(connection) {
  const ends = [];
  for (const table of appended) {
    const [[row]] = await connection.query(`SELECT COALESCE(MAX(id), 0) AS last FROM ${table}`);
    ends.push({ table, last: row.last });
  }
  return ends;
}

/** Takes away what a sample has written, so that the next one finds the same database and the same people may sign again. */
export async function restore(connection, ends) {
  await connection.query('DELETE FROM idempotency_record');
  for (const { table, last } of ends) await connection.query(`DELETE FROM ${table} WHERE id > ?`, [last]);
  await connection.query('UPDATE team_places SET taken = 0');
}

/**
 * Makes the sessions that are in use "seen just now": the server writes down at most every five minutes that a session was used, and that
 * write is not among the statements compared.
 * @param {number[]} accounts
 */
export async function refreshSessions(connection, accounts) {
  const at = instantText(Date.now());
  for (let start = 0; start < accounts.length; start += 5_000) {
    await connection.query('UPDATE session SET last_seen_at = ? WHERE id IN (?)', [at, accounts.slice(start, start + 5_000)]);
  }
}
