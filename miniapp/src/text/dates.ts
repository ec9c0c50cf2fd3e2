import { addDays, civilDateOf, formatCivilDate } from '@jiayi/domain';

const shanghaiOffset = 8 * 3_600_000;

const clock = (instant: Date): string => new Date(instant.getTime() + shanghaiOffset).toISOString().slice(11, 16);

/** '2026年11月2日 14:05' in Asia/Shanghai, whatever the phone's own zone is. */
export const formatInstant = (instant: string): string => {
  const date = new Date(instant);
  return `${formatCivilDate(civilDateOf(date))} ${clock(date)}`;
};

/** '2026年11月2日' in Asia/Shanghai. */
export const formatInstantDay = (instant: string): string => formatCivilDate(civilDateOf(new Date(instant)));

/** '今天 14:05', '昨天 14:05', '11月2日 14:05', or with the year when it is another one. */
export const formatRecent = (instant: string, now: Date): string => {
  const date = new Date(instant);
  const day = civilDateOf(date);
  const today = civilDateOf(now);
  if (day === today) return `今天 ${clock(date)}`;
  if (day === addDays(today, -1)) return `昨天 ${clock(date)}`;
  const text = formatCivilDate(day);
  return `${day.slice(0, 4) === today.slice(0, 4) ? text.slice(5) : text} ${clock(date)}`;
};
