import { allContractStates, contractActionNames, contractStates, isActionAllowed, isContractState, openContractStates, transition, type ContractAction, type ContractActorKind, type ContractState } from './contract-state.js';

const actions = Object.keys(contractActionNames) as ContractAction[];
const actors: ContractActorKind[] = ['RESIDENT', 'STAFF', 'SYSTEM'];

/** The brief of the product, written down once more independently of the table. */
const expected: [ContractState, ContractAction, ContractState, ContractActorKind][] = [
  ['SUBMITTED', 'accept', 'ACTIVE', 'STAFF'],
  ['SUBMITTED', 'return', 'RETURNED', 'STAFF'],
  ['SUBMITTED', 'withdraw', 'WITHDRAWN', 'RESIDENT'],
  ['ACTIVE', 'expire', 'EXPIRED', 'SYSTEM'],
];

describe('contract states', () => {
  test.each(expected)('%s, %s: %s, by %s alone', (from, action, to, by) => {
    expect(transition(from, action)).toEqual({ ok: true, value: to });
    expect(actors.filter((actor) => isActionAllowed(from, action, actor))).toEqual([by]);
  });

  test('no other step exists', () => {
    const others = allContractStates
      .flatMap((state) => actions.map((action) => ({ state, action })))
      .filter(({ state, action }) => !expected.some(([from, known]) => from === state && known === action));
    expect(others).toHaveLength(16);
    for (const { state, action } of others) {
      expect(transition(state, action)).toMatchObject({ ok: false, fault: { code: 'CONTRACT_STATE_CHANGED' } });
      expect(actors.some((actor) => isActionAllowed(state, action, actor))).toBe(false);
    }
  });

  test('open states are those that hold a place; terminal states lead nowhere', () => {
    expect(openContractStates).toEqual(['SUBMITTED', 'ACTIVE']);
    for (const state of Object.values(contractStates)) {
      expect(state.holdsPlace).toBe(state.open);
      expect(state.terminal).toBe(Object.keys(state.transitions).length === 0);
      expect(state.terminal).toBe(!state.open);
    }
  });

  test('what is no state is not taken for one', () => {
    expect(isContractState('ACTIVE')).toBe(true);
    expect(isContractState('toString')).toBe(false);
    expect(isContractState(undefined)).toBe(false);
  });
});
