import { Failure } from '../workspace/failure.mjs';
import { inTree } from '../workspace/paths.mjs';
import { startProcess } from '../workspace/processes.mjs';

const millisecondsBetweenLooks = 200;

/**
 * Starts the built server and waits until it says that it is ready. `say` shows what it is doing meanwhile.
 * @throws {Failure} with the server's own last words when it stops before that.
 */
export async function startServer(settings, address, logFile, say) {
  let exit = null;
  const onLine = (line) => {
    const said = readLine(line);
    if (said) say(said);
  };
  const server = startProcess(process.execPath, ['--enable-source-maps', inTree('server', 'dist', 'main.js')], { cwd: inTree(), env: settings, logFile, onLine });
  server.done.then((result) => { exit = result; });
  while (!(await isReady(address))) {
    if (exit) throw new Failure('服务没有启动起来，它最后说：', server.tail(15).map((line) => readLine(line) ?? line), `全部记录在 ${logFile}`);
    await new Promise((resolve) => setTimeout(resolve, millisecondsBetweenLooks));
  }
  return server;
}

/** The message of a log line, whether it is plain text or a JSON record. */
export function readLine(line) {
  if (!line.startsWith('{')) return line.trim() || null;
  try {
    return JSON.parse(line).msg ?? null;
  } catch {
    return line;
  }
}

/** Whether the server answers and has everything it needs. */
export async function isReady(address) {
  try {
    const response = await fetch(`${address}/api/health/ready`, { signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
