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
    if (exit) throw new Failure('服务没有启动起来，它最后说：', lastWords(server), `全部记录在 ${logFile}`);
    await new Promise((resolve) => setTimeout(resolve, millisecondsBetweenLooks));
  }
  return server;
}

/** What a log line has to say to a person: its plain text, or the message of a record; null for the log of ordinary requests. */
function readLine(line) {
  if (!line.startsWith('{')) return line.trim() || null;
  try {
    return JSON.parse(line).msg ?? null;
  } catch {
    return line;
  }
}

/** The last lines of a server that are for people. */
export const lastWords = (server) => server.tail(400).map(readLine).filter(Boolean).slice(-15);

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
