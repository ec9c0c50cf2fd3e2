import { createHash, randomBytes } from 'node:crypto';

const instantText = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 23).replace('T', ' ');
const dayMs = 86_400_000;

/**
 * Gives residents of the demo county accounts, open sessions and both texts read, and each team's leader an account, by SQL: how one comes by
 * them is not what is tried here. Half of the teams get few places, so that signings compete for them.
 * @returns {Promise<{ residents: { residentId, accountId, token, teamId, readings: [number, number] }[], leaders: Map<number, { token }>, terms: { packageId, months } }>}
 */
export async function preparePeople(connection, { residents: wanted, teams: teamCount, smallTeam }) {
  const now = Date.now();
  const longAgo = instantText(now - 30 * dayMs);
  // Unhurt by clocks that differ by minutes.
  const justNow = instantText(now - 3_600_000);
  const [[terms]] = await connection.query('SELECT id AS packageId FROM service_package ORDER BY id LIMIT 1');
  const [documents] = await connection.query('SELECT id, kind FROM consent_document');
  const idOf = (kind) => documents.find((document) => document.kind === kind).id;
  const [teams] = await connection.query(
    `SELECT t.id, l.practitioner_id AS leader, t.institution_id AS institution FROM team t
     JOIN team_member l ON l.team_id = t.id AND l.team_role = 'LEADER' AND l.active = 1
     WHERE t.accepting = 1 AND NOT EXISTS (SELECT 1 FROM account a WHERE a.practitioner_id = l.practitioner_id) ORDER BY t.id LIMIT ?`, [teamCount],
  );
  const [adults] = await connection.query(
    `SELECT r.id FROM resident r WHERE r.active = 1 AND r.birth_date BETWEEN '1940-01-01' AND '1995-01-01'
     AND NOT EXISTS (SELECT 1 FROM account a WHERE a.resident_id = r.id) AND NOT EXISTS (SELECT 1 FROM contract c WHERE c.resident_id = r.id) ORDER BY r.id LIMIT ?`, [wanted],
  );
  const insert = async (table, row) => (await connection.query(`INSERT INTO ${table} SET ?`, [row]))[0].insertId;
  const account = (row) => insert('account', { active: 1, must_change_password: 0, created_at: longAgo, updated_at: longAgo, ...row });
  const session = async (accountId, channel) => {
    const token = randomBytes(32).toString('base64url');
    await insert('session', {
      account_id: accountId, token_hash: createHash('sha256').update(token).digest('hex'), channel, device_name: '测试', second_factor: 1,
      signed_in_at: justNow, last_seen_at: instantText(now), rotated_at: instantText(now), expires_at: instantText(now + dayMs / 3),
    });
    return token;
  };
  const reading = (accountId, kind) => insert('document_reading', { account_id: accountId, document_id: idOf(kind), opened_at: justNow, completed_at: instantText(now - 3_500_000) });

  const leaders = new Map();
  for (const [index, { id, leader, institution }] of teams.entries()) {
    if (index % 2 === 0) await connection.query('UPDATE team_places SET capacity = taken + ? WHERE team_id = ?', [smallTeam, id]);
    const accountId = await account({ kind: 'STAFF', display_name: '试验医生', username: `trial${id}`, practitioner_id: leader });
    await insert('role_grant', { account_id: accountId, role: 'DOCTOR', institution_id: institution, granted_at: longAgo });
    leaders.set(id, { token: await session(accountId, 'CONSOLE') });
  }
  const residents = [];
  for (const [index, { id: residentId }] of adults.entries()) {
    const accountId = await account({ kind: 'RESIDENT', display_name: '试验居民', resident_id: residentId });
    residents.push({
      residentId, accountId, token: await session(accountId, 'H5'), teamId: teams[index % teams.length].id,
      readings: [await reading(accountId, 'AGREEMENT'), await reading(accountId, 'HEALTH_DATA_CONSENT')],
    });
  }
  return { residents, leaders, terms: { packageId: terms.packageId, months: 12 } };
}
