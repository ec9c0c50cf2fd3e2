import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';

import { buildParts } from './build.mjs';
import { explain, Failure } from './failure.mjs';
import { installationIsCurrent } from './installation.mjs';
import { inTree } from './paths.mjs';
import { readSettings } from './settings.mjs';

/** Runs a program of the built server with the settings of this installation. */
export const runServerProgram = (name, args) => runProgram(inTree('server', 'dist', name), args, readSettings());

/**
 * Builds what has changed in the server, then runs a Node program in the foreground: it owns the terminal, and its exit code becomes ours.
 */
export async function runProgram(file, args, settings = {}) {
  try {
    if (!installationIsCurrent()) throw new Failure('依赖还没有装好。', [], '请先运行一次 npm start，或 npm ci。');
    mkdirSync(inTree('.data', 'log'), { recursive: true });
    await buildParts({ projects: ['@jiayi/server'], logFile: inTree('.data', 'log', 'build.log'), say: () => {} });
    const program = spawn(process.execPath, ['--enable-source-maps', file, ...args], { cwd: process.env.INIT_CWD ?? process.cwd(), env: { ...process.env, ...settings }, stdio: 'inherit' });
    for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => program.kill(name));
    process.exitCode = await new Promise((resolve, reject) => {
      program.once('error', reject);
      program.once('close', (code) => resolve(code ?? 1));
    });
  } catch (error) {
    process.exitCode = explain(error);
  }
}
