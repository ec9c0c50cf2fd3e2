import { keyGroupRulesOf, policyFor } from '@jiayi/policy';
import { SystemClock } from './platform/clock/index.js';
import { readSettings } from './platform/config/index.js';
import { writeDemoWorkbook } from './demo/demo-workbook.js';

// node write-demo-workbook.js FILE.xlsx [number of residents]: a made-up county, to try imports of any size.
const [path, residents = '4000'] = process.argv.slice(2);
const pack = policyFor(readSettings(process.env).region);
const count = Number(residents);
if (!path || !pack || !Number.isInteger(count) || count < 10 || count > 1_000_000) {
  console.error('用法：node write-demo-workbook.js 文件.xlsx [居民人数，10 到 1000000]');
  process.exit(1);
}
await writeDemoWorkbook(path, new SystemClock().today(), count, keyGroupRulesOf(pack));
console.log(`已写好 ${path}：${count} 位居民`);
