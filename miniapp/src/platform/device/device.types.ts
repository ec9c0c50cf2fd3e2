export interface Device {
  channel: 'WECHAT' | 'H5';
  /** Short description of the device kind for evidence and the session list, e.g. 'iPhone 微信' or 'Android 浏览器'. */
  model(): string;
  /** True when the person already asked the phone (or the browser) for larger type. */
  prefersLargeType(): boolean;
  /** True where the screen has no title bar of the platform's own. */
  drawsOwnHeader: boolean;
}
