import { setTimeout as pause } from 'node:timers/promises';

/** What each state must have left behind, once: deeds in the audit log, evidence of the contract, messages to the resident. */
const traces = {
  SUBMITTED: { deeds: ['contract.submit'], messages: ['contract.submitted'] },
  ACTIVE: { deeds: ['contract.submit', 'contract.accept'], messages: ['contract.submitted', 'contract.accepted'] },
  RETURNED: { deeds: ['contract.submit', 'contract.return'], messages: ['contract.submitted', 'contract.returned'] },
  WITHDRAWN: { deeds: ['contract.submit', 'contract.withdraw'], messages: ['contract.submitted', 'contract.withdrawn'] },
};

/** Waits until every event has had its effect. @returns {Promise<number>} how many are left after `seconds` */
export async function settle(connection, seconds) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const [[{ waiting }]] = await connection.query('SELECT COUNT(*) AS waiting FROM outbox_event');
    if (Number(waiting) === 0 || Date.now() > deadline) return Number(waiting);
    await pause(200);
  }
}

/**
 * Holds what the database has against what was acknowledged.
 * @param lives of {@link live}
 * @returns {Promise<{ lost: string[], duplicated: string[], violated: string[] }>} a sentence for each
 */
export async function judge(connection, lives) {
  const [lost, duplicated, violated] = [[], [], []];
  for (const { resident, contracts, contradictions } of lives) {
    violated.push(...contradictions);
    const [rows] = await connection.query('SELECT id, state FROM contract WHERE resident_id = ? ORDER BY id', [resident.residentId]);
    const known = new Map(rows.map(({ id, state }) => [id, state]));
    for (const { id, state } of contracts) {
      if (!known.has(id)) lost.push(`contract ${id} was acknowledged and is not there`);
      else if (state !== null && known.get(id) !== state) lost.push(`contract ${id} was acknowledged as ${state} and is ${known.get(id)}`);
    }
    if (rows.length > contracts.length) duplicated.push(`resident ${resident.residentId} has ${rows.length} contracts, ${contracts.length} were acknowledged`);
    for (const { id, state } of rows) compareTraces(id, traces[state], await tracesOf(connection, id, resident.accountId), { lost, duplicated });
  }
  for (const [name, sql] of invariants) {
    const [rows] = await connection.query(sql);
    for (const row of rows) violated.push(`${name}: ${JSON.stringify(row)}`);
  }
  return { lost, duplicated, violated };
}

async function tracesOf(connection, contractId, accountId) {
  const [deeds] = await connection.query("SELECT action AS name FROM audit_entry WHERE target_kind = 'contract' AND target_id = ?", [String(contractId)]);
  const [messages] = await connection.query("SELECT kind AS name FROM message WHERE account_id = ? AND link_page = 'CONTRACT' AND link_id = ?", [accountId, contractId]);
  return { deeds: deeds.map(({ name }) => name), messages: messages.map(({ name }) => name) };
}

function compareTraces(id, expected, found, { lost, duplicated }) {
  for (const kind of ['deeds', 'messages']) {
    for (const name of expected[kind]) {
      const count = found[kind].filter((other) => other === name).length;
      if (count === 0) lost.push(`contract ${id} has no ${name} among its ${kind}`);
      if (count > 1) duplicated.push(`contract ${id} has ${name} ${count} times among its ${kind}`);
    }
    for (const name of new Set(found[kind])) if (!expected[kind].includes(name)) duplicated.push(`contract ${id} has a ${name} among its ${kind} that never happened`);
  }
}

/** Each finds the rows that should not be. */
const invariants = [
  ['two open contracts of one resident', "SELECT resident_id FROM contract WHERE state IN ('SUBMITTED', 'ACTIVE') GROUP BY resident_id HAVING COUNT(*) > 1"],
  ['places taken are not the contracts that hold one', `SELECT p.team_id, p.taken, COUNT(c.id) AS holding FROM team_places p
    LEFT JOIN contract c ON c.team_id = p.team_id AND c.state IN ('SUBMITTED', 'ACTIVE') GROUP BY p.team_id, p.taken HAVING p.taken <> COUNT(c.id)`],
  ['more places taken than there are', 'SELECT team_id, taken, capacity FROM team_places WHERE taken > capacity'],
  ['a contract without exactly one evidence of its signing', `SELECT c.id, COUNT(e.id) AS records FROM contract c
    LEFT JOIN evidence_record e ON e.subject_kind = 'contract' AND e.subject_id = c.id AND e.kind = 'CONTRACT_SUBMITTED' GROUP BY c.id HAVING COUNT(e.id) <> 1`],
  ['a contract without both consents', `SELECT c.id, COUNT(k.id) AS consents FROM contract c
    LEFT JOIN consent k ON k.contract_id = c.id AND k.decision = 'GIVEN' GROUP BY c.id HAVING COUNT(k.id) <> 2`],
  ['the kept picture of a signature is not exactly one', `SELECT c.id, COUNT(e.id) AS pictures FROM contract c
    LEFT JOIN evidence_record e ON e.subject_kind = 'contract' AND e.subject_id = c.id AND e.kind = 'SIGNATURE_IMAGE_KEPT' GROUP BY c.id HAVING COUNT(e.id) <> 1`],
  ['a contract in force without its document', "SELECT c.id FROM contract c LEFT JOIN contract_file f ON f.contract_id = c.id WHERE c.state = 'ACTIVE' AND f.contract_id IS NULL"],
];
