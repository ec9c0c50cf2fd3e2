/*
 * The statements that the server sends for each job, written down once more on their own. They must stay the same: before anything is
 * measured, statement-check.mjs compares what MariaDB received from the server with what it received from here.
 */

const groupsOf = (resident) => `(SELECT GROUP_CONCAT(g.group_code) FROM resident_key_group g WHERE g.resident_id = ${resident}) AS groupCodes`;

export const findSession = `SELECT s.id AS sessionId, s.last_seen_at AS lastSeenAt, s.rotated_at AS rotatedAt, s.expires_at AS expiresAt,
    s.second_factor AS secondFactor, a.id AS accountId, a.kind, a.display_name AS displayName, a.resident_id AS residentId,
    a.practitioner_id AS practitionerId, a.must_change_password AS mustChangePassword
  FROM session s JOIN account a ON a.id = s.account_id
  WHERE s.revoked_at IS NULL AND a.active = 1 AND s.token_hash = ?`;

/** For staff alone. */
export const findGrants = `SELECT g.id, g.role, g.institution_id AS institutionId, i.path AS institutionPath
  FROM role_grant g LEFT JOIN institution i ON i.id = g.institution_id WHERE g.account_id = ?`;

export const readHome = `SELECT COALESCE(r.name, a.display_name) AS displayName, a.resident_id AS residentId,
    (SELECT COUNT(*) FROM identity_claim k WHERE k.open_account_id = a.id) AS claimInReview,
    (SELECT COUNT(*) FROM message m WHERE m.account_id = a.id AND m.read_at IS NULL) AS unread,
    c.id AS contractId, c.state, c.starts_on AS startsOn, c.ends_on AS endsOn, t.id AS teamId, t.name AS teamName, i.name AS institutionName, i.phone AS institutionPhone
  FROM account a
  LEFT JOIN resident r ON r.id = a.resident_id
  LEFT JOIN contract c ON c.open_key = a.resident_id
  LEFT JOIN team t ON t.id = c.team_id
  LEFT JOIN institution i ON i.id = t.institution_id
  WHERE a.id = ?`;

const ownTeam = 'EXISTS (SELECT 1 FROM team_member membership WHERE membership.team_id = c.team_id AND membership.practitioner_id = ? AND membership.active = 1)';

/** One more than a page, to see whether there is another one. */
const queueRows = 21;

export const readQueue = `SELECT c.id, c.number, c.resident_id AS residentId, r.name AS residentName, r.sex, r.birth_date AS birthDate, ${groupsOf('c.resident_id')},
    c.team_id AS teamId, t.name AS teamName, c.package_id AS packageId, c.months, c.submitted_at AS submittedAt, c.priority
  FROM contract c
  JOIN resident r ON r.id = c.resident_id
  JOIN team t ON t.id = c.team_id
  JOIN institution i ON i.id = t.institution_id
  WHERE c.state = 'SUBMITTED' AND c.team_id = ? AND ${ownTeam}
  ORDER BY c.priority, c.submitted_at, c.id LIMIT ${queueRows}`;

export const countQueue = `SELECT COUNT(*) AS waiting FROM contract c JOIN team t ON t.id = c.team_id JOIN institution i ON i.id = t.institution_id
  WHERE c.state = 'SUBMITTED' AND c.team_id = ? AND ${ownTeam}`;

const many = (tuple, count) => Array.from({ length: count }, () => tuple).join(', ');

export const insertAccesses = (count) =>
  `INSERT INTO access_entry (at, account_id, actor_name, role, institution_id, purpose, trace_id, resident_id) VALUES ${many('(?, ?, ?, ?, ?, ?, ?, ?)', count)}`;

export const findAnswer = 'SELECT request_hash AS requestHash, answer FROM idempotency_record WHERE account_id = ? AND request_key = ?';

export const findParties = `SELECT r.name AS residentName, r.birth_date AS birthDate, r.is_key_group AS keyGroup,
    ${groupsOf('r.id')},
    (SELECT c.id FROM contract c WHERE c.open_key = r.id) AS openContractId,
    t.name AS teamName, t.accepting, places.capacity, places.taken AS placesTaken, i.name AS institutionName, i.phone AS institutionPhone, i.path AS institutionPath
  FROM resident r JOIN team t ON t.id = ? JOIN team_places places ON places.team_id = t.id JOIN institution i ON i.id = t.institution_id
  WHERE r.id = ? AND r.active = 1`;

export const findReadings = `SELECT id, document_id AS documentId, opened_at AS openedAt, completed_at AS completedAt FROM document_reading
  WHERE id IN (?, ?) AND account_id = ?`;

export const insertContract = `INSERT INTO contract (number, resident_id, team_id, package_id, months, state, priority, starts_on, ends_on, submitted_at)
  VALUES (?, ?, ?, ?, ?, 'SUBMITTED', ?, ?, ?, ?)`;

export const insertEvidence = 'INSERT INTO evidence_record (kind, subject_kind, subject_id, code, body, sha256, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)';

export const insertConsents = `INSERT INTO consent (resident_id, document_id, contract_id, decision, at, evidence_id) VALUES ${many('(?, ?, ?, ?, ?, ?)', 2)}`;

export const insertAudit = `INSERT INTO audit_entry (at, account_id, actor_name, role, institution_path, action, target_kind, target_id, detail, trace_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export const insertEvent = 'INSERT INTO outbox_event (topic, payload, created_at, available_at, attempts) VALUES (?, ?, ?, ?, 0)';

export const insertAnswer = 'INSERT INTO idempotency_record (account_id, request_key, request_hash, answer, created_at) VALUES (?, ?, ?, ?, ?)';

export const takePlace = `UPDATE team_places SET taken = taken + 1
  WHERE team_id = ? AND taken < capacity AND EXISTS (SELECT 1 FROM team t WHERE t.id = team_places.team_id AND t.accepting = 1)`;
