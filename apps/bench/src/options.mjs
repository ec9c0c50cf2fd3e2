import { parseArgs } from 'node:util';

import { Failure } from '../../../tools/workspace/failure.mjs';

export const allJobs = ['signing', 'home', 'queue'];

const fewestResidents = 5_000;
const mostResidents = 2_000_000;

export const usage = `npm run bench -- [选项]
  --residents 10000,1000000  居民人数，一个或两个，从小到大
  --rounds 5                 每项每种方式各测几轮（1–20）
  --seconds 3                每次测几秒（1–30）
  --jobs signing,home,queue  只测其中几项
  --sizes                    只量前端首次下载的大小
  --profile 文件夹            把接口进程的 CPU 剖析写到这里`;

/**
 * Reads the command line.
 * @param {string[]} words
 * @throws {Failure} naming the option and what would be right
 */
export function readOptions(words) {
  const { residents, rounds, seconds, jobs, sizes, profile } = parse(words);
  const counts = residents.split(',').map((text) => whole('--residents', text, fewestResidents, mostResidents));
  if (counts.length > 2 || counts.some((count, index) => index > 0 && count <= counts[index - 1])) throw new Failure('--residents 应为一个或两个数，从小到大。', [], usage);
  const chosen = jobs.split(',');
  const unknown = chosen.find((job) => !allJobs.includes(job));
  if (unknown !== undefined) throw new Failure(`--jobs 中没有“${unknown}”这一项，可选：${allJobs.join('、')}。`, [], usage);
  return {
    residents: counts, jobs: chosen, sizes, profile: profile ?? null,
    rounds: whole('--rounds', rounds, 1, 20), seconds: whole('--seconds', seconds, 1, 30),
  };
}

function parse(words) {
  try {
    return parseArgs({
      args: words,
      options: {
        residents: { type: 'string', default: '10000,1000000' },
        rounds: { type: 'string', default: '5' },
        seconds: { type: 'string', default: '3' },
        jobs: { type: 'string', default: allJobs.join(',') },
        sizes: { type: 'boolean', default: false },
        profile: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new Failure(`看不懂这个命令：${error.message}`, [], usage);
  }
}

function whole(name, text, least, most) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) throw new Failure(`${name} 应为 ${least} 到 ${most} 之间的整数，现在是“${text}”。`, [], usage);
  return value;
}
