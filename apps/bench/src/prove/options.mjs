import { parseArgs } from 'node:util';

import { Failure } from '../../../../tools/workspace/failure.mjs';

export const usage = `npm run prove -- [选项]    不带选项时，除 --planted 以外全部运行
  --commands 20000      模型测试的命令数，每种数据库
  --crash-points all    每个写操作在每一条语句处中断，每种数据库
  --values 2000         每个接口收到的坏输入，每种数据库
  --faults 300          故障台运行的秒数
  --planted [名称]      在服务端里逐个种下已知的错误（或只种名称相符的），看故障台是否都能发现`;

const atLength = { commands: '20000', 'crash-points': 'all', values: '2000', faults: '300' };

/**
 * Reads the command line: which parts to run, and how long.
 * @returns {{ commands?: string, 'crash-points'?: string, values?: string, faults?: number, planted?: string }}
 * @throws {Failure} naming the option and what would be right
 */
export function readOptions(words) {
  // An option that may stand alone.
  const index = words.indexOf('--planted');
  const given = index >= 0 && (words[index + 1] ?? '--').startsWith('--') ? words.with(index, '--planted=') : words;
  let values;
  try {
    ({ values } = parseArgs({ args: given, options: Object.fromEntries([...Object.keys(atLength), 'planted'].map((name) => [name, { type: 'string' }])) }));
  } catch (error) {
    throw new Failure(`看不懂这个命令：${error.message}`, [], usage);
  }
  const chosen = Object.keys(values).length > 0 ? values : atLength;
  for (const name of ['commands', 'values', 'faults']) {
    if (chosen[name] !== undefined && !/^[1-9]\d{0,8}$/.test(chosen[name])) throw new Failure(`--${name} 应为正整数，现在是“${chosen[name]}”。`, [], usage);
  }
  return { ...chosen, ...(chosen.faults ? { faults: Number(chosen.faults) } : {}) };
}
