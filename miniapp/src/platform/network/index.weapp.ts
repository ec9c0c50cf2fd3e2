import Taro from '@tarojs/taro';

/** Tells whether there is a network, now and at every change; returns the function that stops telling. */
export const watchNetwork = (listener: (online: boolean) => void): (() => void) => {
  let watching = true;
  const tell = ({ isConnected }: { isConnected: boolean }): void => { if (watching) listener(isConnected); };
  Taro.getNetworkType().then(({ networkType }) => tell({ isConnected: networkType !== 'none' }), () => undefined);
  Taro.onNetworkStatusChange(tell);
  return () => {
    watching = false;
    Taro.offNetworkStatusChange?.(tell);
  };
};
