/** What went wrong in the bundle or is not in the emulator. The test reads it; nothing is swallowed. */
export const faults: string[] = [];

export function reportFault(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  faults.push(text);
  console.error(text);
}
