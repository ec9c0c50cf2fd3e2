import type { ContractState } from '@jiayi/domain';

export type RealNameState = 'NONE' | 'IN_REVIEW' | 'VERIFIED';

export interface DueItem {
  code: 'BIND_REAL_NAME' | 'REAL_NAME_IN_REVIEW' | 'FIND_TEAM' | 'AWAIT_ACCEPTANCE' | 'CONTRACT_ENDS_SOON';
  title: string;
  detail: string;
  link: 'REAL_NAME' | 'FIND_TEAM' | 'CONTRACT';
}

/** From how many days before its end a contract is named as ending. */
const endingWindowDays = 60;

/** What the resident has to do or to wait for next; a window rather than a single day. */
export function dueItems(realName: RealNameState, contract: { state: ContractState; daysLeft: number | null } | null): DueItem[] {
  if (realName === 'NONE') return [{ code: 'BIND_REAL_NAME', title: '完成实名', detail: '填写姓名和身份证号，只需一次', link: 'REAL_NAME' }];
  if (realName === 'IN_REVIEW') return [{ code: 'REAL_NAME_IN_REVIEW', title: '实名正在核实', detail: '机构核实后会通知您', link: 'REAL_NAME' }];
  if (!contract) return [{ code: 'FIND_TEAM', title: '签约家庭医生', detail: '先看看负责您住址的团队', link: 'FIND_TEAM' }];
  if (contract.state === 'SUBMITTED') return [{ code: 'AWAIT_ACCEPTANCE', title: '等待医生接收', detail: '接收前可以撤回', link: 'CONTRACT' }];
  if (contract.daysLeft !== null && contract.daysLeft <= endingWindowDays) {
    return [{ code: 'CONTRACT_ENDS_SOON', title: '签约快到期了', detail: `还有 ${contract.daysLeft} 天`, link: 'CONTRACT' }];
  }
  return [];
}
