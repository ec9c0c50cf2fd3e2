import { answering } from './answer.js';

const statusBarHeight = 20;

/** What WeChat says about the phone: an ordinary one of 390 × 844. */
function describePhone() {
  const { innerWidth: width, innerHeight: height, devicePixelRatio: pixelRatio } = globalThis;
  return {
    brand: 'emulator', model: 'emulator', pixelRatio, screenWidth: width, screenHeight: height, windowWidth: width, windowHeight: height, statusBarHeight,
    language: 'zh_CN', version: '8.0.50', system: 'iOS 17.0', platform: 'ios', SDKVersion: '3.8.7', fontSizeSetting: 16, theme: 'light', enableDebug: false,
    safeArea: { left: 0, top: statusBarHeight, right: width, bottom: height, width, height: height - statusBarHeight },
  };
}

const nothing = (): undefined => undefined;

/** Phone, launch, network, device: what a bundle may ask or listen to. */
export function systemApi(launchPath: string) {
  const launch = () => ({ path: launchPath, query: {}, scene: 1001, referrerInfo: {} });
  return {
    getSystemInfoSync: describePhone,
    getWindowInfo: describePhone,
    getDeviceInfo: describePhone,
    getAppBaseInfo: describePhone,
    getSystemInfo: answering('getSystemInfo', describePhone),
    getSystemInfoAsync: answering('getSystemInfoAsync', describePhone),
    getMenuButtonBoundingClientRect: () => ({ top: 24, bottom: 56, left: innerWidth - 97, right: innerWidth - 10, width: 87, height: 32 }),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' } }),
    canIUse: () => true,
    nextTick: (work: () => void) => setTimeout(work),
    getNetworkType: answering('getNetworkType', () => ({ networkType: 'wifi' })),
    makePhoneCall: answering('makePhoneCall', nothing),
    setClipboardData: answering('setClipboardData', nothing),
    vibrateShort: answering('vibrateShort', nothing),
    getPrivacySetting: answering('getPrivacySetting', () => ({ needAuthorization: false, privacyContractName: '' })),
    requirePrivacyAuthorize: answering('requirePrivacyAuthorize', nothing),
    getUpdateManager: () => ({ onCheckForUpdate: nothing, onUpdateReady: nothing, onUpdateFailed: nothing, applyUpdate: nothing }),
    onNeedPrivacyAuthorization: nothing,
    onAppShow: nothing, offAppShow: nothing, onAppHide: nothing, offAppHide: nothing, onError: nothing, offError: nothing, onUnhandledRejection: nothing,
    offUnhandledRejection: nothing, onPageNotFound: nothing, offPageNotFound: nothing, onThemeChange: nothing, offThemeChange: nothing,
    onNetworkStatusChange: nothing, offNetworkStatusChange: nothing, onWindowResize: nothing, offWindowResize: nothing, onKeyboardHeightChange: nothing,
    offKeyboardHeightChange: nothing,
  };
}
