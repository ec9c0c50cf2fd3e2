import Taro from '@tarojs/taro';

/** Copies a text; false where the platform does not allow it. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
};
