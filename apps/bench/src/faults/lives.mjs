import { signingBody } from './stubborn-client.mjs';

const chance = (share) => Math.random() < share;

/**
 * What one resident goes through while everything breaks: signs, and then the doctor accepts or returns, or the resident withdraws, or two of them
 * at once; after an end that allows it, signs again. Keeps what was acknowledged, and tells of answers that contradict one another.
 * @returns {Promise<{ resident: object, contracts: { id: number, state: string }[], contradictions: string[], unanswered: number }>}
 */
export async function live(resident, { client, leaders, terms, isOver }) {
  const contracts = [];
  const contradictions = [];
  let unanswered = 0;
  const doctor = leaders.get(resident.teamId);

  const ask = async (token, path, body, expected) => {
    const answer = await client.send(token, path, body);
    if (!answer) {
      unanswered += 1;
      return null;
    }
    if (!expected.includes(answer.status)) contradictions.push(`${path} was answered with ${answer.status} ${answer.body.code ?? ''}`);
    if (answer.status < 300 && chance(0.2)) {
      const again = await client.send(token, path, body, answer.key);
      if (again && again.text !== answer.text) contradictions.push(`the same key of ${path} has two answers: ${answer.text.slice(0, 80)} and ${again.status} ${again.text.slice(0, 80)}`);
    }
    return answer;
  };
  const deeds = (id) => ({
    accept: () => ask(doctor.token, `/contracts/${id}/acceptance`, {}, [200, 201, 409]),
    return: () => ask(doctor.token, `/contracts/${id}/return`, { reasonCode: 'OTHER', note: '请核对地址' }, [200, 201, 409]),
    withdraw: () => ask(resident.token, `/contracts/${id}/withdrawal`, {}, [200, 201, 409]),
  });
  const outcomes = { accept: 'ACTIVE', return: 'RETURNED', withdraw: 'WITHDRAWN' };

  for (let round = 0; round < 4 && !isOver(); round++) {
    const sign = () => ask(resident.token, '/contracts', signingBody(resident, terms), [201, 409]);
    // Now and then from two phones at once, each with a key of its own.
    const attempts = await Promise.all(chance(0.2) ? [sign(), sign()] : [sign()]);
    if (unanswered > 0) break;
    const [signed, ...more] = attempts.filter(({ status }) => status === 201);
    if (more.length > 0) contradictions.push(`resident ${resident.residentId} was given ${1 + more.length} contracts at once`);
    if (!signed) {
      const codes = attempts.map(({ body }) => body.code);
      if (!codes.includes('TEAM_FULL')) contradictions.push(`a resident without a contract was refused with ${codes.join(' and ')}`);
      break;
    }
    const contract = { id: signed.body.id, state: 'SUBMITTED' };
    contracts.push(contract);
    if (chance(0.1)) break;
    const names = Object.keys(outcomes);
    const first = names[Math.floor(Math.random() * names.length)];
    const rivals = chance(0.3) ? [first, names[(names.indexOf(first) + 1) % 3]] : [first];
    const answers = await Promise.all(rivals.map(async (name) => ({ name, answer: await deeds(contract.id)[name]() })));
    if (unanswered > 0) {
      contract.state = null;
      break;
    }
    const winners = answers.filter(({ answer }) => answer.status < 300);
    if (winners.length !== 1) contradictions.push(`of ${rivals.join(' and ')} on contract ${contract.id}, ${winners.length} were acknowledged`);
    contract.state = outcomes[winners[0]?.name] ?? null;
    if (contract.state === 'ACTIVE') break;
  }
  return { resident, contracts, contradictions, unanswered };
}
