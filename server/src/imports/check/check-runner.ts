import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ImportProgress } from '../import-state.js';
import type { CheckMessage, CheckOrder } from './check-messages.js';

/** Heap of the checking process. 500,000 residents need about 100 MB of it. */
const HEAP_MEGABYTES = 512;
const LONGEST_CHECK_MS = 60 * 60_000;

export type CheckOutcome = Exclude<CheckMessage, { kind: 'PROGRESS' }>;

/** Runs the check of a workbook in a process of its own; see check-process.ts. */
@Injectable()
export class CheckRunner implements OnModuleDestroy {
  private readonly children = new Map<number, ChildProcess>();

  /** @returns what the process said last; FAILED also when it died, whatever it died of */
  run(order: CheckOrder, onProgress: (progress: ImportProgress) => void): Promise<CheckOutcome> {
    const entry = fileURLToPath(new URL(`./check-process${extname(import.meta.url)}`, import.meta.url));
    const child = fork(entry, [], {
      env: { ...process.env },
      execArgv: [...process.execArgv.filter((argument) => !argument.startsWith('--inspect')), `--max-old-space-size=${HEAP_MEGABYTES}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.children.set(order.jobId, child);
    return new Promise((resolve) => {
      let outcome: CheckOutcome | null = null;
      const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_CHECK_MS);
      child.on('message', (message: CheckMessage) => {
        if (message.kind === 'PROGRESS') onProgress(message.progress);
        else outcome = message;
      });
      const end = (reason: string): void => {
        clearTimeout(timer);
        this.children.delete(order.jobId);
        resolve(outcome ?? { kind: 'FAILED', error: reason });
      };
      child.once('error', (error) => end(error.message));
      child.once('exit', (code, signal) => end(`the checking process ended with ${signal ?? code}`));
      child.send(order, (error) => {
        if (error) child.kill('SIGKILL');
      });
    });
  }

  /** Ends the check of a job, if it runs in this process's care. */
  stop(jobId: number): void {
    this.children.get(jobId)?.kill('SIGKILL');
  }

  onModuleDestroy(): void {
    for (const child of this.children.values()) child.kill('SIGKILL');
  }
}
