import type { AccessEntry } from '@/api';

export interface AccessGroup extends AccessEntry {
  times: number;
}

const minuteOf = (instant: string): string => instant.slice(0, 16);

/** One line for looks of the same person for the same purpose in the same minute; the newest instant stands for them. */
export const groupAccesses = (entries: readonly AccessEntry[]): AccessGroup[] => {
  const groups: AccessGroup[] = [];
  for (const entry of entries) {
    const same = groups.find((group) => minuteOf(group.at) === minuteOf(entry.at)
      && group.who === entry.who && group.purposeName === entry.purposeName && group.institutionName === entry.institutionName);
    if (same) same.times += 1;
    else groups.push({ ...entry, times: 1 });
  }
  return groups;
};
