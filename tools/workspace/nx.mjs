import { inPackage, inTree } from './paths.mjs';
import { startProcess } from './processes.mjs';

const quiet = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NO_COLOR: '1', FORCE_COLOR: '0' };

/**
 * Runs Nx targets of some projects (all that have them when `projects` is not given); what has not changed comes from Nx's cache.
 * Resolves to a list of `{ task: '@jiayi/server:build', state: 'done' | 'failed' | 'not run', output: string[] }` in the order of finishing.
 * When Nx itself fails there is one failed task named 'nx' with its output. `onTask(task, count)` hears of each finished task.
 */
export async function runTargets({ targets, projects, logFile, onTask = () => {} }) {
  const sections = [];
  const failed = new Set();
  const notRun = new Set();
  let list = null;
  const preamble = [];
  const read = (line) => {
    const heading = /^> nx run (\S+)/.exec(line);
    if (heading) {
      sections.push({ task: heading[1], output: [] });
      onTask(heading[1], sections.length);
      list = null;
    } else if (/^Failed tasks:/.test(line)) list = failed;
    else if (/^Tasks not run because/.test(line)) list = notRun;
    else if (list && /^- \S+:\S+$/.test(line)) list.add(line.slice(2));
    else (sections.at(-1)?.output ?? preamble).push(line);
  };
  const nx = startProcess(
    process.execPath,
    [inPackage('nx', 'dist/bin/nx.js'), 'run-many', '-t', ...targets, ...(projects ? ['-p', ...projects] : []), '--output-style=static', '--nxBail=false'],
    { cwd: inTree(), env: quiet, logFile, onLine: read },
  );
  const { code } = await nx.done;

  const tasks = sections.map(({ task, output }) => ({ task, state: failed.has(task) ? 'failed' : 'done', output: withoutNoise(output) }));
  for (const task of notRun) tasks.push({ task, state: 'not run', output: [] });
  if (code !== 0 && !tasks.some(({ state }) => state === 'failed')) {
    tasks.push({ task: 'nx', state: 'failed', output: withoutNoise(preamble.concat(nx.tail(40))) });
  }
  return tasks;
}

/** What the tool itself said, without npm's and Nx's frame around it. */
function withoutNoise(lines) {
  const end = lines.findIndex((line) => /^ NX {3}/.test(line));
  return (end > 0 ? lines.slice(0, end) : lines).filter((line) => line.trim() !== '' && !/^npm (warn|error)|^> /.test(line));
}
