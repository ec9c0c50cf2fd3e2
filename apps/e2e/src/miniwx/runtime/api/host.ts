/** A request as the emulator passes it to the test, which sends it: a phone's requests know no origin. */
export interface HostRequest {
  url: string;
  method: string;
  header: Record<string, string>;
  /** Text, or bytes in Base64. */
  body: { text: string } | { base64: string } | null;
}

export interface HostResponse {
  statusCode: number;
  header: Record<string, string>;
  base64: string;
}

/** What the test lends to the emulator. */
export interface Host {
  /** Sends an HTTP request; rejects when nothing answers. */
  miniwxRequest(request: HostRequest): Promise<HostResponse>;
  /** The code that wx.login gives for the person who holds this phone. */
  miniwxLoginCode(): Promise<string>;
}

export const host = globalThis as unknown as Host;
