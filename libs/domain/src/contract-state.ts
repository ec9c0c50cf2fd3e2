import type { DomainFault } from './error-codes.js';
import { hasKey } from './has-key.js';
import { failure, success, type Result } from './result.js';

export type ContractState = 'SUBMITTED' | 'ACTIVE' | 'RETURNED' | 'WITHDRAWN' | 'EXPIRED';
export type ContractAction = 'accept' | 'return' | 'withdraw' | 'expire';
/** SYSTEM is the passing of time: no person acts. */
export type ContractActorKind = 'RESIDENT' | 'STAFF' | 'SYSTEM';

export interface ContractTransition {
  to: ContractState;
  by: ContractActorKind;
}

export interface ContractStateDescription {
  name: string;
  /** Pending or in force: a resident has at most one such contract. */
  open: boolean;
  /** Takes one of the team's places. */
  holdsPlace: boolean;
  terminal: boolean;
  transitions: Partial<Record<ContractAction, ContractTransition>>;
}

/** The whole life of a contract; whatever is not in this table does not happen. */
export const contractStates: Record<ContractState, ContractStateDescription> = {
  SUBMITTED: {
    name: '等待医生接收',
    open: true,
    holdsPlace: true,
    terminal: false,
    transitions: {
      accept: { to: 'ACTIVE', by: 'STAFF' },
      return: { to: 'RETURNED', by: 'STAFF' },
      withdraw: { to: 'WITHDRAWN', by: 'RESIDENT' },
    },
  },
  ACTIVE: {
    name: '签约有效',
    open: true,
    holdsPlace: true,
    terminal: false,
    transitions: { expire: { to: 'EXPIRED', by: 'SYSTEM' } },
  },
  RETURNED: { name: '已退回', open: false, holdsPlace: false, terminal: true, transitions: {} },
  WITHDRAWN: { name: '已撤回', open: false, holdsPlace: false, terminal: true, transitions: {} },
  EXPIRED: { name: '已到期', open: false, holdsPlace: false, terminal: true, transitions: {} },
};

export const contractActionNames: Record<ContractAction, string> = {
  accept: '接收签约',
  return: '退回申请',
  withdraw: '撤回申请',
  expire: '到期',
};

export const allContractStates = Object.keys(contractStates) as ContractState[];

export const openContractStates: readonly ContractState[] = allContractStates.filter((state) => contractStates[state].open);

export const isContractState = (text: unknown): text is ContractState => hasKey(contractStates, text);

/** The state that an action leads to, or CONTRACT_STATE_CHANGED when the table does not know that step. */
export const transition = (state: ContractState, action: ContractAction): Result<ContractState, DomainFault> => {
  const step = contractStates[state].transitions[action];
  return step
    ? success(step.to)
    : failure({ code: 'CONTRACT_STATE_CHANGED', parameters: { state: contractStates[state].name } });
};

/** Whether this kind of actor may take this action on a contract in this state. Whose contract it is, is not asked here. */
export const isActionAllowed = (state: ContractState, action: ContractAction, actor: ContractActorKind): boolean =>
  contractStates[state].transitions[action]?.by === actor;
