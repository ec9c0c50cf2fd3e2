import { civilDateOf, type CivilDate } from '@jiayi/domain';
import type { ContractDocument } from './contract-document.js';

/** '2026-11-22' as 2026年11月22日. */
export function civilDateText(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** An instant in Asia/Shanghai, to the minute: 2026年11月22日 10:05. */
export function instantText(instant: Date): string {
  // China has kept UTC+8 without summer time since 1991.
  const time = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${civilDateText(civilDateOf(instant))} ${time}`;
}

export function periodText({ months, startsOn, endsOn, proposed }: ContractDocument['period']): string {
  const length = months % 12 === 0 ? `${months / 12} 年` : `${months} 个月`;
  return `${civilDateText(startsOn)} 至 ${civilDateText(endsOn)}，共 ${length}，起止当天都算在内${proposed ? '（预计，以医生接收之日起算）' : ''}`;
}

/** Fen as yuan; nothing to pay is said in words. */
export const priceText = (fen: number): string => (fen === 0 ? '个人不交签约费' : `签约费 ${(fen / 100).toFixed(2)} 元`);
