import Taro from '@tarojs/taro';
import type { Device } from './device.types';

/** WeChat's own standard is 16; its larger settings begin above 17. */
const largestStandardSetting = 17;

export const device: Device = {
  channel: 'WECHAT',
  model: () => {
    const { model, system } = Taro.getDeviceInfo();
    return `${model} ${system} 微信小程序`.slice(0, 64);
  },
  prefersLargeType: () => {
    // Taro's types do not know this field of WeChat's answer yet.
    const { fontSizeSetting } = Taro.getAppBaseInfo() as { fontSizeSetting?: number };
    return (fontSizeSetting ?? 0) > largestStandardSetting;
  },
  drawsOwnHeader: false,
};
