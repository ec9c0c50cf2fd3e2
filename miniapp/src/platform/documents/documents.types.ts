import type { ApiClient } from '@jiayi/api-client';

/** A picture from the server, ready to be shown; call release when it is no longer on screen. */
export interface FetchedPicture {
  source: string;
  release: () => void;
}

/** A document that is on the device. `open` says false when the platform would not show it (a blocked window). */
export interface FetchedDocument {
  open: () => Promise<boolean>;
  /** Null where saving is part of the platform's own viewer. */
  save: (() => void) | null;
}

export interface Documents {
  /** @param token the session's token: it travels in a header, never in the address */
  fetchPdf(client: ApiClient, token: string, path: string, fileName: string): Promise<FetchedDocument>;
  fetchPicture(client: ApiClient, token: string, path: string): Promise<FetchedPicture>;
}
