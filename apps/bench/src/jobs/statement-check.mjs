import { setTimeout as pause } from 'node:timers/promises';

import { Failure } from '../../../../tools/workspace/failure.mjs';

/**
 * A statement without its values and its layout. MariaDB logs a prepared statement with the values filled in, so that what is a value
 * there and what is a word of the text can only be told apart by shape; both sides are treated alike.
 */
export const shapeOf = (statement) => statement
  .replace(/'(?:[^'\\]|\\.|'')*'/g, '?')
  .replace(/\bNULL\b/g, '?')
  .replace(/\b\d+(\.\d+)?\b/g, '?')
  .replace(/\s+/g, ' ')
  .replace(/\( /g, '(').replace(/ \)/g, ')')
  .trim();

/** Runs `action` and returns the shapes of the statements that this database account has sent meanwhile, sorted. */
async function statementsSent(connection, user, action) {
  await connection.query('TRUNCATE TABLE mysql.general_log');
  await connection.query('SET GLOBAL general_log = ON');
  try {
    await action();
    await pause(50);
  } finally {
    await connection.query('SET GLOBAL general_log = OFF');
  }
  const [rows] = await connection.query(
    "SELECT CONVERT(argument USING utf8mb4) AS statement FROM mysql.general_log WHERE user_host LIKE CONCAT(?, '[%') AND command_type IN ('Query', 'Execute')", [user],
  );
  return rows.map((row) => shapeOf(row.statement)).sort();
}

/**
 * Sends one request of a job in each way and compares what reached the database. The first run of each is not looked at: it may open
 * connections.
 * @param {{ user: string, once: () => Promise<void> }[]} ways the server first
 * @returns {Promise<string[]>} the statements
 * @throws {Failure} with the statements in which a way differs from the server
 */
export async function checkStatements(connection, job, ways) {
  let expected;
  for (const { user, once } of ways) {
    await once();
    const sent = await statementsSent(connection, user, once);
    expected ??= sent;
    const missing = without(expected, sent);
    const extra = without(sent, expected);
    if (missing.length + extra.length > 0) {
      throw new Failure(`“${job}”的语句与服务端不再相同，比较没有意义。`, [
        ...missing.map((statement) => `服务端有，${user} 没有：${statement}`), ...extra.map((statement) => `服务端没有，${user} 有：${statement}`),
      ], '请按服务端的语句修改 apps/bench/src/jobs 中的 statements.mjs 和 bare-jobs.mjs。');
    }
  }
  return expected;
}

/** What is in `left` more often than in `right`. */
function without(left, right) {
  const rest = [...right];
  return left.filter((value) => {
    const index = rest.indexOf(value);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}
