import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

const onWindows = process.platform === 'win32';
const secondsToObey = 10;
const running = new Set();
let stopping = false;

/** Sends a signal to a child and to everything that it started. */
function signal(child, name) {
  try {
    if (onWindows) child.kill(name);
    else process.kill(-child.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/**
 * Starts a child in a process group of its own, so that it can be stopped together with its own children.
 * Its output goes line by line to `onLine` and, if named, to `logFile`.
 * Returns `{ child, done, tail, stop }`; `done` resolves to `{ code, signal }` and never rejects: a command that cannot be started has
 * code 127. `tail(n)` gives the last n lines of output (at most 400 are kept).
 */
export function startProcess(command, args, { cwd, env, logFile, onLine } = {}) {
  if (stopping) throw new Error(`${command} is not started, because we are stopping`);
  const lines = [];
  const log = logFile ? createWriteStream(logFile, { flags: 'a' }) : null;
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: !onWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const take = (line) => {
    lines.push(line);
    if (lines.length > 400) lines.shift();
    log?.write(`${line}\n`);
    onLine?.(line);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', take);

  running.add(child);
  const done = new Promise((resolve) => {
    const finish = (result) => {
      running.delete(child);
      log?.end();
      resolve(result);
    };
    child.once('error', (error) => {
      take(`${command}: ${error.message}`);
      finish({ code: 127, signal: null });
    });
    child.once('close', (code, killedBy) => finish({ code: code ?? 1, signal: killedBy }));
  });

  const stop = async () => {
    if (!running.has(child)) return done;
    signal(child, 'SIGTERM');
    const impatience = setTimeout(() => signal(child, 'SIGKILL'), secondsToObey * 1000);
    await done;
    clearTimeout(impatience);
    if (!onWindows) signal(child, 'SIGKILL'); // what the child itself left behind
    return done;
  };
  return { child, done, stop, tail: (count) => lines.slice(-count) };
}

/** Runs a command to its end. Resolves to `{ code, signal, output }`, where `output` holds its last lines. */
export async function runProcess(command, args, options) {
  const started = startProcess(command, args, options);
  const result = await started.done;
  return { ...result, output: started.tail(400) };
}

/** Whether the person has asked us to stop, so that what stops now is no failure. */
export const isStopping = () => stopping;

/**
 * From now on a Ctrl-C, a closed terminal or a polite kill first runs `onStop`, then stops every child, then leaves: with the signal's usual
 * code, or with 0 where stopping is the ordinary end. A second Ctrl-C does not wait. Nothing that we started outlives us.
 */
export function stopChildrenWithUs(onStop, { ordinaryEnd = false } = {}) {
  const leave = async (name, code) => {
    if (stopping) {
      for (const child of running) signal(child, 'SIGKILL');
      process.exit(code);
    }
    stopping = true;
    onStop(name);
    for (const child of running) signal(child, 'SIGTERM');
    const deadline = Date.now() + secondsToObey * 1000;
    while (running.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    process.exit(ordinaryEnd ? 0 : code);
  };
  process.on('SIGINT', () => void leave('SIGINT', 130));
  process.on('SIGTERM', () => void leave('SIGTERM', 143));
  process.on('SIGHUP', () => void leave('SIGHUP', 129));
  process.on('exit', () => {
    for (const child of running) signal(child, 'SIGKILL');
  });
}
