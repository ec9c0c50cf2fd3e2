export const channels = ['WECHAT', 'H5', 'CONSOLE'] as const;

/** Through which front end a session was opened. */
export type Channel = (typeof channels)[number];

/** Staff use the console on a computer and the doctor's pages on a phone; which one, only the browser's name tells. */
export function staffChannel(userAgent: string): Channel {
  if (/MicroMessenger|miniProgram/i.test(userAgent)) return 'WECHAT';
  return /Mobile|Android|iPhone|HarmonyOS/i.test(userAgent) ? 'H5' : 'CONSOLE';
}

const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙'], [/iPad/i, 'iPad'], [/iPhone/i, 'iPhone'], [/Android/i, '安卓'],
  [/Windows/i, 'Windows'], [/Mac OS X|Macintosh/i, 'Mac'], [/Linux/i, 'Linux'],
];

/** A name by which a person recognises the device in the list of sessions; the client's own word wins. */
export function deviceNameOf(given: string | undefined, userAgent: string): string {
  const own = given?.trim();
  if (own) return own;
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
  return system ? `${system} 设备` : '未知设备';
}
