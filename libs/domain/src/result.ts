/** What a pure rule answers: a value, or the typed reason why there is none. */
export type Result<Value, Fault> = { ok: true; value: Value } | { ok: false; fault: Fault };

export const success = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

export const failure = <Fault>(fault: Fault): { ok: false; fault: Fault } => ({ ok: false, fault });
