import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Workbook, writeWorkbook, type CellInput, type SheetContent } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'writer-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function roundTrip(sheets: SheetContent[]): Promise<Record<string, unknown[][]>> {
  const path = join(folder, 'out.xlsx');
  await pipeline(writeWorkbook(sheets), createWriteStream(path));
  const workbook = await Workbook.open(path, { temporaryFolder: folder });
  const found: Record<string, unknown[][]> = {};
  for (const name of workbook.sheetNames) {
    found[name] = [];
    for await (const rows of workbook.sheet(name)?.rows() ?? []) {
      for (const row of rows) found[name].push(Array.from(row.cells, (cell) => (cell?.kind === 'TEXT' ? cell.text : cell?.kind === 'NUMBER' ? cell.value : null)));
    }
  }
  workbook.close();
  return found;
}

test('what is written is read back: headings, text, numbers, gaps, special characters, rare characters', async () => {
  const columns = [{ heading: '姓名', width: 12, required: true }, { heading: '身份证号', width: 22 }, { heading: '名额', width: 8, choices: ['一', '二'] }];
  const rows: CellInput[][] = [['𬀩<&>"\u0001', '990101198001020017', 1500], [null, '', undefined], ['=1+1', null, 0]];
  expect(await roundTrip([{ name: '居民', columns, rows }, { name: '机构&', columns: [{ heading: '编码', width: 10 }], rows: [] }])).toEqual({
    居民: [['姓名', '身份证号', '名额'], ['𬀩<&>"', '990101198001020017', 1500], ['=1+1', null, 0]],
    '机构&': [['编码']],
  });
});

test('rows are asked for only as they can be sent', async () => {
  let asked = 0;
  async function* endless(): AsyncGenerator<CellInput[]> {
    for (;;) {
      asked += 1;
      yield ['甲'.repeat(50), String(asked)];
    }
  }
  const stream = writeWorkbook([{ name: '表', columns: [{ heading: '甲', width: 9 }, { heading: '乙', width: 9 }], rows: endless() }]);
  await new Promise((resolve) => stream.once('readable', resolve));
  // Nobody reads: the buffers on the way fill, and then no more is asked for. Without that it would go on for ever.
  const endOfPatience = Date.now() + 20_000;
  for (let before = -1; before !== asked; ) {
    expect(Date.now()).toBeLessThan(endOfPatience);
    before = asked;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect(asked).toBeLessThan(100_000);
  stream.destroy();
}, 30_000);

test('a failing source of rows fails the stream', async () => {
  async function* failing(): AsyncGenerator<CellInput[]> {
    yield ['甲'];
    throw new Error('source failed');
  }
  const stream = writeWorkbook([{ name: '表', columns: [{ heading: '甲', width: 9 }], rows: failing() }]);
  await expect(pipeline(stream, createWriteStream(join(folder, 'broken.xlsx')))).rejects.toThrow('source failed');
});

test('the same content gives the same bytes', async () => {
  const sizes = await Promise.all(['a', 'b'].map(async (name) => {
    const path = join(folder, `${name}.xlsx`);
    await pipeline(writeWorkbook([{ name: '表', columns: [{ heading: '甲', width: 9 }], rows: [['1']] }]), createWriteStream(path));
    return statSync(path).size;
  }));
  expect(sizes[0]).toBe(sizes[1]);
});
