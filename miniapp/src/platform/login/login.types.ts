/** How this platform can vouch for a person without a password or a text message. */
export interface PlatformLogin {
  /** True where signing in with WeChat is possible. */
  available: boolean;
  /** A single-use code (5 minutes) that the server exchanges with WeChat. */
  requestCode(): Promise<string>;
}
