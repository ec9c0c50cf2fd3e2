import { tableLines } from './table.mjs';

export const jobNames = { signing: '签约（POST /contracts）', home: '手机首页（GET /home）', queue: '医生待办（GET /signing-queue）' };
export const kindNames = { bare: 'a 裸 mysql2', api: 'b 我们的接口', plain: 'c 裸 Fastify' };

/** What the API is to reach. */
export const targets = { ofBare: { signing: 0.70, home: 0.55, queue: 0.55 }, ofPlain: 0.95, p99OfMedian: 5, costOfLarger: 1.2 };

const number = (value, digits = 0) => value.toFixed(digits);

/**
 * The table of one job.
 * @param {{ size: number, kind: string, figures: object }[]} results as summarize gives them
 */
export function jobLines(job, results) {
  const headings = ['方式', '次/秒', '最低–最高', '对 a', 'p50 毫秒', 'p99 毫秒', 'Node 微秒', '数据库微秒', '死锁/次', '干扰', '样本'];
  const rows = results.map(({ size, kind, figures }) => {
    const bare = results.find((other) => other.size === size && other.kind === 'bare').figures;
    return [
      `${kindNames[kind]}，${size} 人`, number(figures.rate), `${number(figures.slowest)}–${number(figures.fastest)}`, number(figures.rate / bare.rate, 2),
      number(figures.p50, 1), number(figures.p99, 1), number(figures.serverMicroseconds), number(figures.databaseMicroseconds), number(figures.deadlocks, 3),
      figures.noise === null ? '未知' : `${number(figures.noise * 100)}%`, `${figures.used}/${figures.taken}${figures.clean ? '' : ' 有干扰'}`,
    ];
  });
  return [`【${jobNames[job]}】`, ...tableLines([headings, ...rows])];
}

/**
 * What is demanded of the API in one job, with what was measured.
 * @returns {{ text: string, value: number, target: string, isMet: boolean }[]}
 */
export function checksOf(job, results) {
  const figuresOf = (size, kind) => results.find((result) => result.size === size && result.kind === kind).figures;
  const atLeast = (text, value, least) => ({ text, value, target: `≥ ${least.toFixed(2)}`, isMet: value >= least });
  const atMost = (text, value, most) => ({ text, value, target: `≤ ${most}`, isMet: value <= most });
  const sizes = [...new Set(results.map(({ size }) => size))];
  const checks = sizes.flatMap((size) => {
    const [bare, api, plain] = ['bare', 'api', 'plain'].map((kind) => figuresOf(size, kind));
    const where = `${jobNames[job]}，${size} 人`;
    return [
      atLeast(`${where}：b/a`, api.rate / bare.rate, targets.ofBare[job]),
      atLeast(`${where}：b/c`, api.rate / plain.rate, targets.ofPlain),
      atMost(`${where}：p99/中位数`, api.p99 / api.p50, targets.p99OfMedian),
    ];
  });
  if (sizes.length === 2) {
    const [smaller, larger] = sizes.map((size) => figuresOf(size, 'api'));
    checks.push(atMost(`${jobNames[job]}：${sizes[1]} 人的代价/${sizes[0]} 人的代价`, smaller.rate / larger.rate, targets.costOfLarger));
  }
  return checks;
}

/** The verdicts as a table. */
export const checkLines = (checks) =>
  tableLines([['要求', '实测', '应为', ''], ...checks.map(({ text, value, target, isMet }) => [text, value.toFixed(2), target, isMet ? '达到' : '未达到'])]);
