import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import mysql from 'mysql2/promise';

import * as statements from './statements.mjs';

const connections = 16;
const isDeadlock = (error) => error.errno === 1213 || error.errno === 1205;
const instantText = (date) => date.toISOString().slice(0, 23).replace('T', ' ');
const hash = (text) => createHash('sha256').update(text).digest('hex');

/** Opens connections that are set up as the server's are; with promises, as one writes against mysql2. */
export function openPool(address) {
  const pool = mysql.createPool({
    ...address, connectionLimit: connections, charset: 'utf8mb4_bin', timezone: 'Z', dateStrings: ['DATE'], supportBigNumbers: true, bigNumberStrings: false,
  });
  pool.on('connection', (connection) => connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'));
  return pool;
}

/** A prepared statement on a connection or the pool. */
const execute = async (target, sql, parameters) => (await target.execute(sql, parameters))[0];

/**
 * The three jobs as nothing but their statements, with the values that the server would write.
 * @param pool of {@link openPool}
 * @param {{ packageId: number, agreementId: number, consentId: number }} terms
 */
export function bareJobs(pool, { packageId, agreementId, consentId }) {
  /** After a deadlock the whole of it runs again, as the server's units of work do. */
  async function transaction(work) {
    for (;;) {
      const connection = await pool.getConnection();
      try {
        await connection.query('START TRANSACTION');
        const result = await work(connection);
        await connection.query('COMMIT');
        return result;
      } catch (error) {
        await connection.query('ROLLBACK').catch(() => undefined);
        if (!isDeadlock(error)) throw error;
      } finally {
        connection.release();
      }
      await pause(Math.random() * 5);
    }
  }

  async function sessionOf(token) {
    const [session] = await execute(pool, statements.findSession, [hash(token)]);
    if (session?.kind !== 'STAFF') return session;
    const [grant] = await execute(pool, statements.findGrants, [session.accountId]);
    return { ...session, role: grant.role, institutionId: grant.institutionId };
  }

  async function home(session) {
    const [row] = await execute(pool, statements.readHome, [session.accountId]);
    return row;
  }

  async function queue(session, teamId, traceId) {
    const scope = [teamId, session.practitionerId];
    const rows = await execute(pool, statements.readQueue, scope);
    const [{ waiting }] = await execute(pool, statements.countQueue, scope);
    const page = rows.slice(0, 20);
    const seen = [instantText(new Date()), session.accountId, session.displayName, session.role, session.institutionId, 'SIGNING_QUEUE', traceId];
    await transaction((connection) => execute(connection, statements.insertAccesses(page.length), page.flatMap((row) => [...seen, row.residentId])));
    return { page, isMore: rows.length > page.length, waiting };
  }

  /**
   * @param signing `{ teamId, months, startsOn, endsOn, agreementReadingId, consentReadingId }`
   * @param evidence of the parties' row and the two readings: `{ body, sha256 }`
   * @param answerOf of what was written: the text that is kept for a repetition of the request
   */
  function sign(session, signing, { key, requestHash, number, code, traceId, evidence, answerOf }) {
    const { accountId, residentId, displayName } = session;
    return transaction(async (connection) => {
      await execute(connection, statements.findAnswer, [accountId, key]);
      const [parties] = await execute(connection, statements.findParties, [signing.teamId, residentId]);
      const readings = await execute(connection, statements.findReadings, [signing.agreementReadingId, signing.consentReadingId, accountId]);
      if (parties.openContractId !== null || readings.length !== 2) throw new Error('This person cannot sign.');
      const at = instantText(new Date());
      const { insertId: contractId } = await execute(connection, statements.insertContract, [
        number, residentId, signing.teamId, packageId, signing.months, parties.keyGroup ? 0 : 1, signing.startsOn, signing.endsOn, at,
      ]);
      const { body, sha256 } = evidence(parties, readings);
      const { insertId: evidenceId } = await execute(connection, statements.insertEvidence, ['CONTRACT_SUBMITTED', 'contract', contractId, code, body, sha256, at]);
      const given = [contractId, 'GIVEN', at, evidenceId];
      await execute(connection, statements.insertConsents, [residentId, agreementId, ...given, residentId, consentId, ...given]);
      await execute(connection, statements.insertAudit, [
        at, accountId, displayName, 'RESIDENT', parties.institutionPath, 'contract.submit', 'contract', String(contractId), '{}', traceId,
      ]);
      await execute(connection, statements.insertEvent, ['contract.submitted', `{"contractId":${contractId}}`, at, at]);
      const answer = answerOf({ contractId, number, code, at, parties });
      await execute(connection, statements.insertAnswer, [accountId, key, requestHash, answer, at]);
      const { affectedRows } = await execute(connection, statements.takePlace, [signing.teamId]);
      if (affectedRows !== 1) throw new Error('The team is full.');
      return answer;
    });
  }

  return { sessionOf, home, queue, sign };
}
