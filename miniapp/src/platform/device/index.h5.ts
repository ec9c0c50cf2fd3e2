import type { Device } from './device.types';

const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙'], [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'],
  [/Macintosh/, 'Mac'], [/Windows/, 'Windows'], [/Linux/, 'Linux'],
];
const standardFontSize = 16;

export const device: Device = {
  channel: 'H5',
  model: () => {
    const agent = navigator.userAgent;
    const system = systems.find(([pattern]) => pattern.test(agent))?.[1] ?? '未知设备';
    return `${system} ${/MicroMessenger/.test(agent) ? '微信内浏览器' : '浏览器'}`;
  },
  prefersLargeType: () => parseFloat(window.getComputedStyle(document.documentElement).fontSize) > standardFontSize * 1.1,
  drawsOwnHeader: true,
};
