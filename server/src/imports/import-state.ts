/** States of an import, with what they are called on screen. */
export const importStates = {
  CHECKING: '正在检查',
  FAULTY: '有错误，未导入',
  READY: '检查通过，等待确认',
  IMPORTING: '正在导入',
  DONE: '已导入',
  FAILED: '失败，未导入',
  DISCARDED: '已作废',
} as const;

export type ImportState = keyof typeof importStates;

/** Work is going on; nobody else may import into the same region meanwhile. */
export const runningStates: readonly ImportState[] = ['CHECKING', 'IMPORTING'];

/** What an import is at, with what it is called beside the progress bar. */
export const importPhases = {
  WAITING: '等待检查',
  OPENING: '正在打开文件',
  INSTITUTION: '正在检查机构',
  GRID: '正在检查网格',
  TEAM: '正在检查团队',
  MEMBER: '正在检查团队成员',
  RESIDENT: '正在检查居民',
  COMPARING: '正在与已有资料核对',
  CHECKED: '检查完成',
  APPLYING_DIRECTORY: '正在写入机构和网格',
  APPLYING_RESIDENT: '正在写入居民',
  APPLYING_TEAM: '正在写入团队和成员',
  REFRESHING: '正在整理查询和统计资料',
  FINISHED: '完成',
} as const;

export type ImportPhase = keyof typeof importPhases;

export interface ImportProgress {
  phase: ImportPhase;
  /** Steps done; of a check, hundredths of the sheet. */
  done: number;
  /** Null when nobody knows. */
  total: number | null;
}

export interface ChangeCounts {
  added: number;
  changed: number;
  unchanged: number;
}

export type ImportCounts = Record<'institutions' | 'grids' | 'teams' | 'members' | 'residents', ChangeCounts>;

const none = (): ChangeCounts => ({ added: 0, changed: 0, unchanged: 0 });

export const noCounts = (): ImportCounts => ({ institutions: none(), grids: none(), teams: none(), members: none(), residents: none() });

export type ChangeKind = 'ADDED' | 'CHANGED' | 'UNCHANGED';

const countKeys = { ADDED: 'added', CHANGED: 'changed', UNCHANGED: 'unchanged' } as const;

export const countChange = (counts: ChangeCounts, kind: ChangeKind, times = 1): void => {
  counts[countKeys[kind]] += times;
};
