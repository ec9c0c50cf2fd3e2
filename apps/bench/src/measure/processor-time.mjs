import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';

/* Processor time from /proc, in microseconds; the kernel counts in hundredths of a second. Elsewhere than on Linux nothing is known. */

const tickMicroseconds = 10_000;
const processors = availableParallelism();

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Fields of a /proc/PID/stat after the name, which may hold spaces: user, system, and both of the children that have ended. */
function timesOf(pid) {
  const text = read(`/proc/${pid}/stat`);
  if (!text) return null;
  return text.slice(text.lastIndexOf(')') + 2).split(' ').slice(11, 15).map((ticks) => Number(ticks) * tickMicroseconds);
}

const ofProcess = (pid) => timesOf(pid)?.slice(0, 2).reduce((sum, time) => sum + time, 0) ?? 0;
const ofUs = () => timesOf(process.pid)?.reduce((sum, time) => sum + time, 0) ?? 0;

function ofMachine() {
  const line = read('/proc/stat')?.split('\n', 1)[0];
  if (!line) return null;
  const [user, nice, system, , , interrupts, softInterrupts, steal] = line.split(/\s+/).slice(1).map((ticks) => Number(ticks) * tickMicroseconds);
  return { busy: user + nice + system + interrupts + softInterrupts, steal };
}

/**
 * Starts to count. Call what is returned at the end for `{ server, database, noise }`: microseconds of the two processes, and the share of
 * the machine that others have used or the hypervisor has taken away (null when unknown).
 */
export function startCounting(serverPid, databasePid) {
  const snapshot = () => ({ at: performance.now(), machine: ofMachine(), server: ofProcess(serverPid), database: ofProcess(databasePid), us: ofUs() });
  const before = snapshot();
  return () => {
    const after = snapshot();
    const [server, database, us] = ['server', 'database', 'us'].map((part) => after[part] - before[part]);
    if (!before.machine || !after.machine) return { server, database, noise: null };
    const available = (after.at - before.at) * 1000 * processors;
    const others = after.machine.busy - before.machine.busy - server - database - us;
    return { server, database, noise: Math.max(0, others + after.machine.steal - before.machine.steal) / available };
  };
}
