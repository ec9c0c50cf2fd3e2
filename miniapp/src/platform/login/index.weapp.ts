import Taro from '@tarojs/taro';
import type { PlatformLogin } from './login.types';

export const platformLogin: PlatformLogin = {
  available: true,
  requestCode: async () => {
    const { code } = await Taro.login();
    return code;
  },
};
