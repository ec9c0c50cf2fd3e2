import { contractStates, type CivilDate, type ContractState } from '@jiayi/domain';

export interface TimelineEntry {
  at: Date;
  title: string;
  by: string;
}

export interface TimelineFacts {
  state: ContractState;
  residentName: string;
  submittedAt: Date;
  decidedAt: Date | null;
  decidedByName: string | null;
  endsOn: CivilDate;
}

const decisionTitles: Readonly<Record<ContractState, string | null>> = {
  SUBMITTED: null,
  ACTIVE: '医生接收，签约生效',
  RETURNED: '医生退回申请',
  WITHDRAWN: '本人撤回申请',
  EXPIRED: '医生接收，签约生效',
};

/** The midnight in Asia/Shanghai with which a day ends. */
const endOf = (day: CivilDate): Date => new Date(`${day}T16:00:00.000Z`);

/** What happened to a contract, oldest first, in words for the resident. */
export function timelineOf(facts: TimelineFacts): TimelineEntry[] {
  const entries: TimelineEntry[] = [{ at: facts.submittedAt, title: '提交签约申请', by: facts.residentName }];
  const title = decisionTitles[facts.state];
  if (title && facts.decidedAt) entries.push({ at: facts.decidedAt, title, by: facts.decidedByName ?? contractStates[facts.state].name });
  if (facts.state === 'EXPIRED') entries.push({ at: endOf(facts.endsOn), title: '签约到期', by: contractStates.EXPIRED.name });
  return entries;
}
