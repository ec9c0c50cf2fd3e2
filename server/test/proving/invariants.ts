import type { Database } from '../../src/platform/database/index.js';

/** Something that is true of the tables whenever no unit of work is open, whoever did what before. */
interface Invariant {
  readonly name: string;
  /** Gives one row for each place where it is not true; its `id` says where. */
  readonly sql: string;
}

/** The civil date in Asia/Shanghai of an instant's column. */
const dayOf = (database: Database, column: string): string =>
  database.dialect === 'sqlite' ? `date(${column}, '+8 hours')` : `DATE(${column} + INTERVAL 8 HOUR)`;

/** What each state of a contract has behind it; a state that is not here does not exist. */
const deedsOfState: Readonly<Record<string, readonly string[]>> = {
  SUBMITTED: ['submit'],
  ACTIVE: ['submit', 'accept'],
  RETURNED: ['submit', 'return'],
  WITHDRAWN: ['submit', 'withdraw'],
  EXPIRED: ['submit', 'accept', 'expire'],
};

interface Deed {
  readonly name: string;
  readonly topic: string;
  /** Null for a deed that no person does: it leaves no evidence of a will. */
  readonly evidence: string | null;
  /** Evidence that its event leaves when it has its effect. */
  readonly kept: string | null;
}

const deeds: readonly Deed[] = [
  { name: 'submit', topic: 'contract.submitted', evidence: 'CONTRACT_SUBMITTED', kept: 'SIGNATURE_IMAGE_KEPT' },
  { name: 'accept', topic: 'contract.accepted', evidence: 'CONTRACT_ACCEPTED', kept: 'CONTRACT_DOCUMENT_KEPT' },
  { name: 'return', topic: 'contract.returned', evidence: 'CONTRACT_RETURNED', kept: null },
  { name: 'withdraw', topic: 'contract.withdrawn', evidence: 'CONTRACT_WITHDRAWN', kept: null },
  { name: 'expire', topic: 'contract.ended', evidence: null, kept: null },
];

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** 1 for a contract `c` that went through the deed, else 0. */
const happened = ({ name }: Deed): string => {
  const states = Object.entries(deedsOfState).filter(([, behind]) => behind.includes(name)).map(([state]) => state);
  return `CASE WHEN c.state IN (${quoted(states)}) THEN 1 ELSE 0 END`;
};

/** Counts per contract, joined to the contract `c` as `name.n`. */
const counted = (name: string, contract: string, from: string): string =>
  `LEFT JOIN (SELECT ${contract} AS contract_id, COUNT(*) AS n FROM ${from} GROUP BY ${contract}) ${name} ON ${name}.contract_id = c.id`;

const evidenceOf = (kind: string): string => counted('proof', 'subject_id', `evidence_record WHERE subject_kind = 'contract' AND kind = '${kind}'`);
const eventOf = (topic: string): string => counted('pending', `CAST(JSON_EXTRACT(payload, '$.contractId') AS SIGNED)`, `outbox_event WHERE topic = '${topic}'`);

/** One row in each log for each deed, and none for a deed that did not happen. */
const deedInvariants = (deed: Deed): Invariant[] => [
  {
    name: `each ${deed.name} of a contract has one audit row`,
    sql: `SELECT c.id FROM contract c
      ${counted('audited', 'CAST(target_id AS SIGNED)', `audit_entry WHERE target_kind = 'contract' AND action = 'contract.${deed.name}'`)}
      WHERE COALESCE(audited.n, 0) <> ${happened(deed)}`,
  },
  {
    name: `each ${deed.name} tells the resident once: by an event that waits, or by a message`,
    sql: `SELECT c.id FROM contract c JOIN account a ON a.resident_id = c.resident_id ${eventOf(deed.topic)}
      ${counted('told', 'link_id', `message WHERE kind = '${deed.topic}' AND link_page = 'CONTRACT'`)}
      WHERE COALESCE(pending.n, 0) + COALESCE(told.n, 0) <> ${happened(deed)}`,
  },
  ...(deed.evidence === null ? [] : [{
    name: `each ${deed.name} of a contract has one piece of evidence`,
    sql: `SELECT c.id FROM contract c ${evidenceOf(deed.evidence)} WHERE COALESCE(proof.n, 0) <> ${happened(deed)}`,
  }]),
  ...(deed.kept === null ? [] : [{
    name: `what is kept of each ${deed.name} is kept once, or its event waits`,
    sql: `SELECT c.id FROM contract c ${eventOf(deed.topic)} ${evidenceOf(deed.kept)} WHERE COALESCE(pending.n, 0) + COALESCE(proof.n, 0) <> ${happened(deed)}`,
  }]),
];

/** The contract `c` with the evidence `e` of its signing and the account `a` that signed. */
const signing = `contract c JOIN evidence_record e ON e.subject_kind = 'contract' AND e.subject_id = c.id AND e.kind = 'CONTRACT_SUBMITTED'
  LEFT JOIN account a ON a.id = JSON_EXTRACT(e.body, '$.signer.accountId')`;
const evidenceText = (path: string): string => `REPLACE(JSON_EXTRACT(e.body, '$.${path}'), '"', '')`;

/** The text was shown to the signer, its end reached before the signing, and agreed to under this very hash. */
const consentInvariant = (kind: string, path: string): Invariant => ({
  name: `every contract has the consent to the ${kind} that its signer was shown`,
  sql: `SELECT c.id FROM ${signing} WHERE 1 <> (
      SELECT COUNT(*) FROM consent k JOIN consent_document d ON d.id = k.document_id
      WHERE k.contract_id = c.id AND d.kind = '${kind}' AND k.decision = 'GIVEN' AND k.resident_id = c.resident_id AND k.evidence_id = e.id AND k.at = c.submitted_at
        AND JSON_EXTRACT(e.body, '$.${path}.id') = d.id AND ${evidenceText(`${path}.sha256`)} = d.sha256
        AND EXISTS (SELECT 1 FROM document_reading g WHERE g.account_id = a.id AND g.document_id = d.id
          AND g.opened_at < g.completed_at AND g.completed_at <= c.submitted_at))`,
});

const contractInvariants = (database: Database): Invariant[] => [
  { name: 'only states that exist', sql: `SELECT id FROM contract WHERE state NOT IN (${quoted(Object.keys(deedsOfState))})` },
  {
    name: 'never two contracts pending or in force per resident',
    sql: `SELECT resident_id AS id FROM contract WHERE state IN ('SUBMITTED', 'ACTIVE') GROUP BY resident_id HAVING COUNT(*) > 1`,
  },
  {
    name: 'the open key is the resident exactly while the contract is open',
    sql: `SELECT id FROM contract WHERE COALESCE(open_key, 0) <> CASE WHEN state IN ('SUBMITTED', 'ACTIVE') THEN resident_id ELSE 0 END`,
  },
  {
    name: 'periods of contracts that are or were in force never overlap',
    sql: `SELECT c.id FROM contract c JOIN contract other ON other.resident_id = c.resident_id AND other.id > c.id
      WHERE c.state IN ('ACTIVE', 'EXPIRED') AND other.state IN ('ACTIVE', 'EXPIRED') AND c.starts_on <= other.ends_on AND other.starts_on <= c.ends_on`,
  },
  { name: 'a period does not end before it begins', sql: 'SELECT id FROM contract WHERE ends_on < starts_on' },
  {
    name: 'a contract in force began on the day of its acceptance',
    sql: `SELECT id FROM contract WHERE state IN ('ACTIVE', 'EXPIRED') AND starts_on <> ${dayOf(database, 'decided_at')}`,
  },
  {
    name: 'a contract ends only after its last day',
    sql: `SELECT c.id FROM contract c JOIN audit_entry a ON a.target_kind = 'contract' AND a.action = 'contract.expire' AND CAST(a.target_id AS SIGNED) = c.id
      WHERE c.ends_on >= ${dayOf(database, 'a.at')}`,
  },
  { name: 'nothing is decided before it was submitted', sql: 'SELECT id FROM contract WHERE decided_at < submitted_at' },
  {
    name: 'places taken are the contracts that hold one, and never more than there are',
    sql: `SELECT p.team_id AS id FROM team_places p
      WHERE p.taken > p.capacity OR p.taken <> (SELECT COUNT(*) FROM contract c WHERE c.team_id = p.team_id AND c.state IN ('SUBMITTED', 'ACTIVE'))`,
  },
  {
    name: 'exactly what was decided says who decided and when',
    sql: `SELECT id FROM contract WHERE (decided_at IS NULL) <> (state = 'SUBMITTED') OR (decided_by IS NULL) <> (state = 'SUBMITTED')`,
  },
  { name: 'exactly what was returned has a reason', sql: `SELECT id FROM contract WHERE (return_reason_code IS NULL) <> (state <> 'RETURNED')` },
  {
    name: 'a request is accepted or returned by a member of its team',
    sql: `SELECT c.id FROM contract c WHERE c.state IN ('ACTIVE', 'RETURNED', 'EXPIRED') AND NOT EXISTS (
      SELECT 1 FROM account a JOIN team_member m ON m.practitioner_id = a.practitioner_id WHERE a.id = c.decided_by AND a.kind = 'STAFF' AND m.team_id = c.team_id)`,
  },
  {
    name: 'a request is withdrawn by its resident',
    sql: `SELECT c.id FROM contract c LEFT JOIN account a ON a.id = c.decided_by
      WHERE c.state = 'WITHDRAWN' AND (a.id IS NULL OR a.kind <> 'RESIDENT' OR a.resident_id IS NULL OR a.resident_id <> c.resident_id)`,
  },
  {
    name: 'a document is kept only of what was accepted',
    sql: `SELECT c.id FROM contract_file f JOIN contract c ON c.id = f.contract_id WHERE c.state NOT IN ('ACTIVE', 'EXPIRED')`,
  },
];

const consentInvariants = (database: Database): Invariant[] => [
  {
    name: 'the evidence of a signing names its contract',
    sql: `SELECT c.id FROM ${signing} WHERE ${evidenceText('contract.number')} <> c.number OR JSON_EXTRACT(e.body, '$.contract.teamId') <> c.team_id
      OR JSON_EXTRACT(e.body, '$.contract.months') <> c.months OR JSON_EXTRACT(e.body, '$.package.id') <> c.package_id OR e.recorded_at <> c.submitted_at`,
  },
  {
    name: 'a contract is signed by the bound account of its resident',
    sql: `SELECT c.id FROM ${signing} WHERE a.id IS NULL OR a.kind <> 'RESIDENT' OR a.resident_id IS NULL OR a.resident_id <> c.resident_id
      OR JSON_EXTRACT(e.body, '$.signer.residentId') <> c.resident_id OR ${evidenceText('signer.onBehalfOf')} <> 'SELF'`,
  },
  {
    // Fixed-width text compares as days do; who was born on 29 February comes of age on 1 March of a common year.
    name: 'a contract is signed by an adult',
    sql: `SELECT c.id FROM contract c JOIN resident r ON r.id = c.resident_id
      WHERE SUBSTR(${dayOf(database, 'c.submitted_at')}, 1, 4) - SUBSTR(r.birth_date, 1, 4)
        - (SUBSTR(${dayOf(database, 'c.submitted_at')}, 6, 5) < SUBSTR(r.birth_date, 6, 5)) < 18`,
  },
  consentInvariant('AGREEMENT', 'agreement'),
  consentInvariant('HEALTH_DATA_CONSENT', 'healthDataConsent'),
  { name: 'a contract has two consents', sql: 'SELECT c.id FROM contract c WHERE 2 <> (SELECT COUNT(*) FROM consent k WHERE k.contract_id = c.id)' },
  {
    name: 'every refusal has its evidence and belongs to no contract',
    sql: `SELECT k.id FROM consent k LEFT JOIN evidence_record e ON e.id = k.evidence_id WHERE k.decision <> 'GIVEN' AND (k.decision <> 'REFUSED'
      OR k.contract_id IS NOT NULL OR e.id IS NULL OR e.kind <> 'CONSENT_REFUSED' OR e.subject_kind <> 'resident' OR e.subject_id <> k.resident_id
      OR JSON_EXTRACT(e.body, '$.document.id') <> k.document_id)`,
  },
  {
    name: 'every refusal in the evidence is a refusal on file',
    sql: `SELECT e.id FROM evidence_record e WHERE e.kind = 'CONSENT_REFUSED' AND 1 <> (SELECT COUNT(*) FROM consent k WHERE k.evidence_id = e.id AND k.decision = 'REFUSED')`,
  },
];

/** A stored answer `i` that is a contract; told by its beginning, because other answers are long texts that would be parsed in vain. */
const answersContract = `SUBSTR(i.answer, 1, 40) LIKE '{"id":%,"number":"%'`;

/** Nothing in a log speaks of a contract that is not there; no key had a second effect. */
const logInvariants: readonly Invariant[] = [
  {
    name: 'evidence speaks of contracts that exist',
    sql: `SELECT e.id FROM evidence_record e LEFT JOIN contract c ON c.id = e.subject_id WHERE e.subject_kind = 'contract' AND c.id IS NULL`,
  },
  {
    name: 'the audit log speaks of contracts that exist',
    sql: `SELECT a.id FROM audit_entry a LEFT JOIN contract c ON c.id = CAST(a.target_id AS SIGNED) WHERE a.target_kind = 'contract' AND c.id IS NULL`,
  },
  {
    name: 'events speak of contracts that exist',
    sql: `SELECT o.id FROM outbox_event o LEFT JOIN contract c ON c.id = JSON_EXTRACT(o.payload, '$.contractId') WHERE o.topic LIKE 'contract.%' AND c.id IS NULL`,
  },
  { name: 'nobody is told twice', sql: 'SELECT MIN(id) AS id FROM message WHERE link_id IS NOT NULL GROUP BY account_id, kind, link_page, link_id HAVING COUNT(*) > 1' },
  {
    name: 'a stored answer names a contract that exists',
    sql: `SELECT JSON_EXTRACT(i.answer, '$.id') AS id FROM idempotency_record i LEFT JOIN contract c ON c.id = JSON_EXTRACT(i.answer, '$.id')
      WHERE ${answersContract} AND (c.id IS NULL OR REPLACE(JSON_EXTRACT(i.answer, '$.number'), '"', '') <> c.number)`,
  },
  {
    name: 'one effect has one key',
    sql: `SELECT JSON_EXTRACT(i.answer, '$.id') AS id FROM idempotency_record i WHERE ${answersContract}
      GROUP BY JSON_EXTRACT(i.answer, '$.id'), JSON_EXTRACT(i.answer, '$.state') HAVING COUNT(*) > 1`,
  },
  {
    name: 'who looked at a resident is a member of staff, and the resident is on file',
    sql: `SELECT x.id FROM access_entry x LEFT JOIN resident r ON r.id = x.resident_id LEFT JOIN account a ON a.id = x.account_id
      WHERE r.id IS NULL OR a.id IS NULL OR a.kind <> 'STAFF'`,
  },
  {
    name: 'a resident is counted as the latest contract stands, or an event waits',
    sql: `SELECT c.id FROM contract c LEFT JOIN resident_standing s ON s.resident_id = c.resident_id
      WHERE c.id = (SELECT MAX(latest.id) FROM contract latest WHERE latest.resident_id = c.resident_id) AND (s.contract_state IS NULL OR s.contract_state <> c.state)
        AND NOT EXISTS (SELECT 1 FROM outbox_event o WHERE JSON_EXTRACT(o.payload, '$.contractId') = c.id)`,
  },
];

/** A module adds its own here. */
const invariantsOf = (database: Database): readonly Invariant[] =>
  [...contractInvariants(database), ...consentInvariants(database), ...deeds.flatMap(deedInvariants), ...logInvariants];

export const invariantNames = (database: Database): string[] => invariantsOf(database).map(({ name }) => name);

/**
 * Everything that is wrong with what the database holds now; empty when it is sound. To be asked while no request is under way.
 * Contracts must have come about through the application: rows that a test wrote straight into the table have no evidence.
 */
export async function violations(database: Database): Promise<string[]> {
  // One statement for all of them: asked after every command, dozens of round trips would cost more than the commands.
  const rows = await database.query<{ name: string; id: number | string }>(
    invariantsOf(database).map(({ name, sql }) => `SELECT '${name}' AS name, id FROM (${sql}) violated`).join(' UNION ALL '),
  );
  const places = new Map<string, (number | string)[]>();
  for (const { name, id } of rows) places.set(name, [...(places.get(name) ?? []), id]);
  return [...places].map(([name, ids]) => `${name}: violated at ${ids.slice(0, 10).join(', ')}${ids.length > 10 ? ` and ${ids.length - 10} more` : ''}`);
}
