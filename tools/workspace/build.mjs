import { Failure } from './failure.mjs';
import { runTargets } from './nx.mjs';

/** What people call each part. */
const partNames = {
  '@jiayi/domain': '通用规则',
  '@jiayi/policy': '地区政策',
  '@jiayi/api-client': '接口客户端',
  '@jiayi/server': '服务端',
  '@jiayi/console': '管理台',
  '@jiayi/miniapp': '手机端',
  '@jiayi/e2e': '验收测试',
};
const partName = (task) => partNames[task.slice(0, task.lastIndexOf(':'))] ?? task;

/** What every other part is built on. */
export const libraries = ['@jiayi/domain', '@jiayi/policy', '@jiayi/api-client'];

/** Everything that `npm start` serves: the server, the phone app for browsers, the console. The WeChat bundle is not among them. */
export const servedParts = ['@jiayi/server', '@jiayi/console', '@jiayi/miniapp'];

/** Targets that make what is served; 'build-weapp' is apart. */
const targets = ['build', 'build-h5'];

/**
 * Builds what has changed in some projects and what they need; `say` hears of each finished part.
 * @throws {Failure} naming the part that failed, with its last lines.
 */
export async function buildParts({ projects, targets: chosenTargets = targets, logFile, say }) {
  const tasks = await runTargets({ targets: chosenTargets, projects, logFile, onTask: (task, count) => say(`已完成 ${count} 部分，刚完成：${partName(task)}`) });
  const failed = tasks.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return;
  const names = failed.map(({ task }) => `${partName(task)}（${task}）`).join('、');
  throw new Failure(`没有编译成功：${names}。最后几行：`, failed.flatMap(({ output }) => output.slice(-25)), `全部输出在 ${logFile}`);
}

/** Builds what has changed, as a phase of its own. */
export const build = (progress, logFile, projects = servedParts) => progress.phase(
  '编译（只编译有改动的部分）',
  (say) => buildParts({ projects, logFile, say }),
);
