/** Something that the person at the keyboard can act on: a sentence, and the last lines of what failed. */
export class Failure extends Error {
  /** @param {string} sentence @param {string[]} lines @param {string} [advice] */
  constructor(sentence, lines = [], advice = '') {
    super(sentence);
    this.lines = lines;
    this.advice = advice;
  }
}

/** Prints a failure to the error output and returns the exit code that goes with it. */
export function explain(error) {
  if (!(error instanceof Failure)) {
    console.error(error);
    return 1;
  }
  console.error(`\n✗ ${error.message}`);
  for (const line of error.lines) console.error(`  │ ${line}`);
  if (error.advice) console.error(`  → ${error.advice}`);
  return 1;
}
