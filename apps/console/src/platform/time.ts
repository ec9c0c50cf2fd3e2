const dayFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit',
});
const clockFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

const part = (parts: Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes): string =>
  parts.find((entry) => entry.type === type)?.value ?? '';

/** Civil date 'YYYY-MM-DD' in Asia/Shanghai of an instant (ISO UTC). */
export const civilDateOf = (instant: string): string => {
  const parts = dayFormat.formatToParts(new Date(instant));
  return `${part(parts, 'year')}-${part(parts, 'month')}-${part(parts, 'day')}`;
};

/** '2026年3月9日' of a civil date 'YYYY-MM-DD'; a dash for null. */
export const showCivilDate = (date: string | null): string => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '');
  return match === null ? '—' : `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
};

/** '2026年3月9日' of an instant, by the calendar of Asia/Shanghai; a dash for null. */
export const showDate = (instant: string | null): string =>
  instant === null ? '—' : showCivilDate(civilDateOf(instant));

/** '2026-03-09 14:05' of an instant in Asia/Shanghai, with seconds on demand; a dash for null. */
export const showTime = (instant: string | null, withSeconds = false): string => {
  if (instant === null) return '—';
  const parts = clockFormat.formatToParts(new Date(instant));
  const clock = `${part(parts, 'hour')}:${part(parts, 'minute')}`;
  return `${civilDateOf(instant)} ${clock}${withSeconds ? `:${part(parts, 'second')}` : ''}`;
};

/** How long something has waited, in words: '刚刚', '25 分钟', '3 小时', '2 天'. */
export const showWaiting = (since: string, now: number): string => {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000));
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes} 分钟`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} 小时`;
  return `${Math.floor(minutes / (24 * 60))} 天`;
};
