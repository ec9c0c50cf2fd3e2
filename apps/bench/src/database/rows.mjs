import { createHash } from 'node:crypto';

import { accountOfLeader, contractsOf, institutions, residentsOf, standingOf, teamOf, teams, tokenOf } from './population.mjs';

const dayMs = 86_400_000;
const manyPlaces = 100_000_000;
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const givenNames = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红'];

export const instantText = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 23).replace('T', ' ');
const dayText = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10);
const hash = (text) => createHash('sha256').update(text).digest('hex');
const nameOf = (number) => surnames[number % 20] + givenNames[number % 27] + givenNames[(number * 7) % 26];
/** As long as the server's field cipher makes an ID number; nobody reads it here. */
const cipherOf = (digest) => `k1:${Buffer.from(digest.slice(0, 62), 'hex').toString('base64')}${digest.slice(0, 17)}`;

/** The county is institution 1, its centres are 2 to 10, the stations below them follow. */
const centreOf = (institution) => 2 + (institution % 9);
export const institutionOfTeam = (team) => 2 + (team % (institutions - 1));
export const pathOf = (institution) => (institution === 1 ? '/1/' : institution <= 10 ? `/1/${institution}/` : `/1/${centreOf(institution)}/${institution}/`);

const isElderly = (resident) => resident % 10 < 3;
const hasHypertension = (resident) => resident % 20 === 0;

function* upTo(count) {
  for (let number = 1; number <= count; number++) yield number;
}

function* map(values, row) {
  for (const value of values) yield row(value);
}

/**
 * The tables of the county in the order in which they are written, each with its columns and a stream of rows.
 * @param plan of {@link planPopulation}
 * @param {{ secret: string, now: number, packageId: number, agreementId: number, consentId: number }} facts
 *   `now` in milliseconds; the ids are those under which the server has published its terms
 */
export function tablesOf(plan, { secret, now, packageId, agreementId, consentId }) {
  const at = instantText(now);
  const longAgo = instantText(now - 400 * dayMs);
  const periods = {
    EXPIRED: { submitted: now - 500 * dayMs, starts: now - 498 * dayMs, ends: now - 133 * dayMs },
    ACTIVE: { submitted: now - 100 * dayMs, starts: now - 98 * dayMs, ends: now + 267 * dayMs },
    SUBMITTED: { submitted: now - 3 * dayMs, starts: now - 3 * dayMs, ends: now + 362 * dayMs },
  };
  const submittedAt = ({ id, state }) => periods[state].submitted + (id % dayMs);
  const contracts = (row) => () => map(contractsOf(plan), row);
  const table = (name, columns, rows) => ({ name, columns, rows });

  return [
    table('institution', 'id code name kind parent_id path depth ownership phone active created_at updated_at', () => map(upTo(institutions), (id) => [
      id, `I${id}`, `第${id}机构`, id === 1 ? 'COUNTY' : id <= 10 ? 'CENTRE' : 'STATION', id === 1 ? null : id <= 10 ? 1 : centreOf(id),
      pathOf(id), pathOf(id).split('/').length - 2, 'PUBLIC', '0431-80000000', 1, longAgo, longAgo,
    ])),
    table('practitioner', 'id code name kind title employer_id active created_at updated_at', () => map(upTo(2 * teams), (id) => [
      id, `P${id}`, nameOf(id), 'GENERAL_PRACTITIONER', '主治医师', institutionOfTeam(((id - 1) % teams) + 1), 1, longAgo, longAgo,
    ])),
    table('team', 'id code name institution_id introduction accepting confirmed_at created_at updated_at', () => map(upTo(teams), (id) => [
      id, `T${id}`, `第${id}家庭医生团队`, institutionOfTeam(id), '负责本网格居民的签约服务。', 1, at, longAgo, longAgo,
    ])),
    table('team_places', 'team_id capacity taken', () => map(upTo(teams), (id) => [id, manyPlaces, 0])),
    table('team_member', 'id team_id practitioner_id team_role active created_at updated_at', () => map(upTo(2 * teams), (id) => [
      id, ((id - 1) % teams) + 1, id, id <= teams ? 'LEADER' : 'DOCTOR', 1, longAgo, longAgo,
    ])),
    table('grid', 'id code name institution_id team_id created_at updated_at', () => map(upTo(teams), (id) => [id, `G${id}`, `第${id}网格`, institutionOfTeam(id), id, longAgo, longAgo])),
    table('resident', 'id name id_number_cipher id_number_index sex birth_date phone_cipher phone_index address grid_id institution_id active is_key_group key_group_review_on created_at updated_at',
      () => map(upTo(plan.residents), (id) => {
        const digest = hash(`${secret} resident ${id}`);
        const team = teamOf(plan, id);
        return [
          id, nameOf(id), cipherOf(digest), digest, id % 2 ? 'M' : 'F', `${isElderly(id) ? 1940 + (id % 17) : 1962 + (id % 40)}-0${1 + (id % 9)}-1${id % 10}`,
          null, null, `幸福街道第${id % 900}号`, team, institutionOfTeam(team), 1, isElderly(id) || hasHypertension(id) ? 1 : 0, dayText(now + 300 * dayMs), longAgo, longAgo,
        ];
      })),
    table('resident_key_group', 'resident_id group_code institution_id', function* rows() {
      for (const id of upTo(plan.residents)) {
        if (isElderly(id)) yield [id, 'ELDERLY_65', institutionOfTeam(teamOf(plan, id))];
        if (hasHypertension(id)) yield [id, 'HYPERTENSION', institutionOfTeam(teamOf(plan, id))];
      }
    }),
    table('account', 'id kind display_name active phone_index resident_id username practitioner_id must_change_password created_at updated_at', function* rows() {
      for (const id of upTo(plan.residents)) yield [id, 'RESIDENT', nameOf(id), 1, hash(`${secret} phone ${id}`), id, null, null, 0, longAgo, longAgo];
      for (const team of upTo(teams)) yield [accountOfLeader(plan, team), 'STAFF', nameOf(team), 1, null, null, `doctor${team}`, team, 0, longAgo, longAgo];
    }),
    table('role_grant', 'id account_id role institution_id granted_at', () => map(upTo(teams), (team) => [team, accountOfLeader(plan, team), 'DOCTOR', institutionOfTeam(team), longAgo])),
    table('session', 'id account_id token_hash channel device_name second_factor signed_in_at last_seen_at rotated_at expires_at', () => map(upTo(plan.residents + teams), (account) => [
      account, account, hash(tokenOf(secret, account)), account > plan.residents ? 'CONSOLE' : 'H5', '手机浏览器', 1, instantText(now - 3_600_000), at,
      instantText(now - 3_600_000), instantText(now + dayMs / 2),
    ])),
    table('document_reading', 'account_id document_id opened_at completed_at', function* rows() {
      const [opened, completed] = [instantText(now - 7_200_000), instantText(now - 7_000_000)];
      for (const account of residentsOf(plan, 'SIGNER')) yield* [[account, agreementId, opened, completed], [account, consentId, opened, completed]];
      for (const { resident } of contractsOf(plan)) yield* [[resident, agreementId, longAgo, longAgo], [resident, consentId, longAgo, longAgo]];
    }),
    table('contract', 'id number resident_id team_id package_id months state priority starts_on ends_on submitted_at', contracts((contract) => [
      contract.id, `${dayText(submittedAt(contract)).replaceAll('-', '')}${String(contract.id).padStart(10, '0')}`, contract.resident, teamOf(plan, contract.resident),
      packageId, 12, contract.state, isElderly(contract.resident) ? 0 : 1, dayText(periods[contract.state].starts), dayText(periods[contract.state].ends), instantText(submittedAt(contract)),
    ])),
    table('evidence_record', 'id kind subject_kind subject_id code body sha256 recorded_at', contracts((contract) => {
      const digest = hash(`${secret} evidence ${contract.id}`);
      const body = `{"contract":{"id":${contract.id}},"signature":"${digest.repeat(4)}"}`;
      return [contract.id, 'CONTRACT_SUBMITTED', 'contract', contract.id, `JY${digest.slice(0, 17)}`, body, digest, instantText(submittedAt(contract))];
    })),
    table('consent', 'resident_id document_id contract_id decision at evidence_id', function* rows() {
      for (const contract of contractsOf(plan)) {
        const rest = [contract.id, 'GIVEN', instantText(submittedAt(contract)), contract.id];
        yield* [[contract.resident, agreementId, ...rest], [contract.resident, consentId, ...rest]];
      }
    }),
    table('audit_entry', 'at account_id actor_name role institution_path action target_kind target_id detail trace_id', contracts((contract) => [
      instantText(submittedAt(contract)), contract.resident, nameOf(contract.resident), 'RESIDENT', pathOf(institutionOfTeam(teamOf(plan, contract.resident))),
      'contract.submit', 'contract', contract.id, '{}', 'loaded',
    ])),
    table('access_entry', 'at resident_id account_id actor_name role institution_id purpose trace_id', () => map(upTo(plan.residents), (id) => {
      const team = teamOf(plan, id);
      return [longAgo, id, accountOfLeader(plan, team), nameOf(team), 'DOCTOR', institutionOfTeam(team), 'RESIDENT_LIST', 'loaded'];
    })),
    table('message', 'account_id kind title body at read_at', function* rows() {
      for (const id of upTo(plan.residents)) {
        yield [id, 'contract.submitted', '签约申请已提交', '您提交的签约申请已送达，请等待医生接收。', longAgo, longAgo];
        yield [id, 'contract.accepted', '签约成功', '团队已接收您的签约申请，签约从今天起生效。', longAgo, longAgo];
        if (standingOf(plan, id) !== 'NONE') yield [id, 'notice', '健康讲座通知', '本周五上午社区有健康讲座，欢迎参加。', at, null];
      }
    }),
  ];
}
