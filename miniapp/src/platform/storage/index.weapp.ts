import Taro from '@tarojs/taro';
import type { DeviceStorage } from './storage.types';

const prefix = 'jiayi.';

export const storage: DeviceStorage = {
  read: <Value>(name: string) => {
    try {
      const text: unknown = Taro.getStorageSync(prefix + name);
      return typeof text === 'string' && text !== '' ? (JSON.parse(text) as Value) : null;
    } catch {
      return null;
    }
  },
  write: (name, value) => {
    try {
      Taro.setStorageSync(prefix + name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  remove: (name) => {
    try {
      Taro.removeStorageSync(prefix + name);
    } catch {
      // Nothing was kept under this name.
    }
  },
};
