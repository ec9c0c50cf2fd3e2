import type { Stage } from './stage.js';

/** What the runner writes for each acceptance test. */
export interface TestResult {
  title: string;
  file: string;
  status: 'passed' | 'failed' | 'skipped';
  message: string;
  seconds: number;
}

/** One thing that a person must be able to see the software do. */
export interface AcceptanceTest {
  /** Begins with the clauses that it shows: '[J8][L16] …'. */
  title: string;
  file: string;
  work: (stage: Stage) => Promise<void>;
}

const registered: AcceptanceTest[] = [];
let currentFile = '';

/** Registers an acceptance test. Each gets a system of its own, fresh from the demo county. */
export function acceptance(title: string, work: (stage: Stage) => Promise<void>): void {
  registered.push({ title, file: currentFile, work });
}

/** Loads journey files and returns what they registered. */
export async function loadTests(files: readonly URL[], name: (file: URL) => string): Promise<AcceptanceTest[]> {
  for (const file of files) {
    currentFile = name(file);
    await import(file.href);
  }
  return registered;
}
