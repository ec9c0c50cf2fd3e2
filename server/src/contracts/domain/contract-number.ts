import type { CivilDate } from '@jiayi/domain';

/**
 * A number for people: the day and ten random digits, so that it says nothing of how many contracts there are.
 * @param random whole number from 0 up to, not including, 10^10
 */
export const contractNumber = (on: CivilDate, random: number): string => `${on.replaceAll('-', '')}${String(random).padStart(10, '0')}`;
