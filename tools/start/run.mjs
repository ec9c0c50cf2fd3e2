import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { build } from '../workspace/build.mjs';
import { explain, Failure } from '../workspace/failure.mjs';
import { install } from '../workspace/installation.mjs';
import { inTree } from '../workspace/paths.mjs';
import { portIsFree } from '../workspace/port.mjs';
import { isStopping, stopChildrenWithUs } from '../workspace/processes.mjs';
import { Progress } from '../workspace/progress.mjs';
import { localAddress, readSettings } from '../workspace/settings.mjs';
import { identityTable } from './identities.mjs';
import { isReady, lastWords, startServer } from './server.mjs';

/** Installs, builds, starts the server, shows how to get in, and stays until the server stops. */
export async function run() {
  const progress = new Progress();
  stopChildrenWithUs((signal) => progress.line(`\n正在停止（${signal}）……`), { ordinaryEnd: true });
  try {
    const settings = readSettings();
    const address = localAddress(settings);
    await checkPort(settings, address);
    mkdirSync(settings.DATA_FOLDER, { recursive: true });
    mkdirSync(inTree('.data', 'log'), { recursive: true });
    const logFile = (name) => join(inTree('.data', 'log'), `${name}.log`);

    await install(progress, logFile('install'));
    await build(progress, logFile('build'));
    const server = await progress.phase(
      settings.DEMO === '1' ? '启动服务（第一次要建库并装入演示县，约一分钟）' : '启动服务（数据库有变化时先升级）',
      (say) => startServer(settings, address, logFile('server'), say),
    );
    await showTheWayIn(progress, settings, address);
    const { code } = await server.done;
    throw new Failure(`服务停止了（代码 ${code}）。它最后说：`, lastWords(server), `全部记录在 ${logFile('server')}`);
  } catch (error) {
    if (!isStopping()) process.exitCode = explain(error);
  }
}

/** @throws {Failure} before anything slow is done, when something else already listens there. */
async function checkPort({ HOST, PORT }, address) {
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Failure(`设置 PORT 应为 1 到 65535 之间的整数，现在是“${PORT}”。`);
  let free;
  try {
    free = await portIsFree(port, HOST);
  } catch (error) {
    throw new Failure(`不能使用地址 ${HOST}:${PORT}（${error.code ?? error.message}）。`, [], '请检查设置 HOST 和 PORT。');
  }
  if (free) return;
  if (await isReady(address)) throw new Failure(`家医已经在 ${address} 运行，不用再启动一次。`, [], `要再开一份，请换一个端口和数据目录，例如：PORT=${port + 1} DATA_FOLDER=.data/second npm start`);
  throw new Failure(`端口 ${PORT} 被别的程序占用了。`, [], `请换一个端口，例如：PORT=${port + 1} npm start`);
}

async function showTheWayIn(progress, settings, address) {
  progress.line();
  progress.line('家医已经启动：');
  progress.line(`  手机端    ${address}/`);
  progress.line(`  管理台    ${address}/console`);
  progress.line(`  接口文档  ${address}/api/docs`);
  progress.line();
  if (settings.DEMO === '1') {
    const response = await fetch(`${address}/api/v1/demo/identities`);
    if (!response.ok) throw new Failure(`读不到演示身份（${response.status}）。`);
    const { items } = await response.json();
    for (const line of identityTable(items, process.stdout.columns)) progress.line(line);
    progress.line();
    progress.line('这是演示：人名、证件号和机构都是编造的。演示身份的密码人人知道，请不要在公网上开放。');
  }
  progress.line('按 Ctrl-C 停止。');
}
