/** Degrees, WGS-84 in a browser; in a mini-program a position blurred to a few hundred metres, enough to sort teams by. */
export interface Position {
  latitude: number;
  longitude: number;
}

export type LocationRefusal = 'DENIED' | 'UNAVAILABLE';

export type LocationAnswer = { position: Position } | { refusal: LocationRefusal };

/** Asks the device where it is; the platform asks the person for leave. Never throws. */
export type AskPosition = () => Promise<LocationAnswer>;
