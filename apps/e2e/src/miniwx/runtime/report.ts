/** What the bundle has sent to its screens since {@link takeSent}: on a phone, the slowest part of a step. */
let sent = { calls: 0, bytes: 0 };

export function countSent(text: string): void {
  sent.calls += 1;
  sent.bytes += new TextEncoder().encode(text).length;
}

/** How often and how much setData has carried since this was last asked. */
export function takeSent(): { calls: number; bytes: number } {
  const taken = sent;
  sent = { calls: 0, bytes: 0 };
  return taken;
}

/** What went wrong in the bundle or is not in the emulator. The test reads it; nothing is swallowed. */
export const faults: string[] = [];

export function reportFault(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  faults.push(text);
  console.error(text);
}
