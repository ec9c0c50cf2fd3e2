import type { PlatformLogin } from './login.types';

export const platformLogin: PlatformLogin = {
  available: false,
  requestCode: () => Promise.reject(new Error('A browser has no WeChat login')),
};
