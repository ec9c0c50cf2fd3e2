import Taro from '@tarojs/taro';
import type { DeviceStorage } from './storage.types';
import { withMemory } from './with-memory';

export const storage: DeviceStorage = withMemory({
  get: (name) => {
    const text: unknown = Taro.getStorageSync(name);
    return typeof text === 'string' && text !== '' ? text : null;
  },
  set: (name, text) => Taro.setStorageSync(name, text),
  remove: (name) => Taro.removeStorageSync(name),
});
