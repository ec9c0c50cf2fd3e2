import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { PUBLIC_HEALTH_MARK, toSvgPath } from '@jiayi/domain';
import { sampleContractDocument, sampleSignature } from '../../../test/support/contract-document.js';
import { renderContractPdf } from './contract-pdf.js';
import { page, PageWriter } from './page-writer.js';

const canDraw = spawnSync('pdftoppm', ['-v']).error === undefined;

/** The pages as grey pictures at so many dots per inch. */
async function pictures(pdf: Buffer, resolution: number): Promise<{ data: Buffer; width: number; height: number }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-pdf-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf);
    const { status, stderr } = spawnSync('pdftoppm', ['-r', String(resolution), '-gray', '-png', join(folder, 'in.pdf'), join(folder, 'page')]);
    if (status !== 0) throw new Error(`pdftoppm: ${stderr.toString()}`);
    return await Promise.all(readdirSync(folder).filter((name) => name.endsWith('.png')).sort().map(async (name) => {
      const { data, info } = await sharp(readFileSync(join(folder, name))).grayscale().raw().toBuffer({ resolveWithObject: true });
      return { data, width: info.width, height: info.height };
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Shown {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** What is written where while a document is made. */
async function written(make: () => Promise<Buffer>): Promise<Shown[]> {
  const shown: Shown[] = [];
  const original = PDFDocument.prototype.text;
  const spy = jest.spyOn(PDFDocument.prototype, 'text').mockImplementation(function text(this: PDFKit.PDFDocument, ...parameters: unknown[]) {
    const [string, x, y] = parameters as [string, number, number];
    shown.push({ text: string, x, y, size: (this as unknown as { _fontSize: number })._fontSize });
    return (original as (...all: unknown[]) => PDFKit.PDFDocument).apply(this, parameters);
  } as never);
  try {
    await make();
  } finally {
    spy.mockRestore();
  }
  return shown;
}

const textOf = async (changes: Parameters<typeof sampleContractDocument>[0] = {}): Promise<string> =>
  (await written(() => renderContractPdf(sampleContractDocument(changes)))).map(({ text }) => text).join('\n');

describe('what the contract document says', () => {
  it('[J5] [L15] parties, period, every item with its mark, the whole agreement, and how to check it', async () => {
    const contract = sampleContractDocument();
    const text = await textOf();
    const together = text.replace(/\s/g, '');
    for (const part of [
      contract.number, '签约有效', '欧阳晓慧', '9901**********1234', contract.team.name, contract.team.institutionName, '0000-1234567',
      '2026年11月22日 至 2027年11月21日，共 1 年，起止当天都算在内', '个人不交签约费', '已接收签约', '2026年11月22日 14:30', '2026年11月22日 10:05',
      contract.evidence.code, contract.evidence.sha256, contract.agreement.sha256, contract.healthDataConsent.sha256,
      ...contract.team.members.map(({ name }) => name),
    ]) expect(text).toContain(part);
    for (const { heading, paragraphs } of contract.agreement.sections) {
      for (const part of [heading, ...paragraphs]) expect(together).toContain(part.replace(/\s/g, ''));
    }
    const tags = text.split('\n').filter((line) => line === PUBLIC_HEALTH_MARK);
    expect(tags).toHaveLength(contract.package.items.filter(({ publicHealth }) => publicHealth).length);
    expect(tags.length).toBeGreaterThan(0);
  });

  it('says on each page which page of how many it is, and its evidence code', async () => {
    const lines = (await textOf()).split('\n');
    const places = lines.filter((line) => line.startsWith('第 ') && line.includes('页 / 共'));
    expect(places).toEqual(places.map((_, index) => `第 ${index + 1} 页 / 共 ${places.length} 页`));
    expect(places.length).toBeGreaterThan(3);
    expect(lines.filter((line) => line.startsWith('存证码 JY7K-2MQ4-XT9P-8HWD'))).toHaveLength(places.length);
  });

  it('says that dates may move and nothing is in force before the doctor has accepted', async () => {
    const text = await textOf({ decision: null, stateName: '等待医生接收', period: { months: 36, startsOn: '2026-11-22', endsOn: '2029-11-21', proposed: true } });
    expect(text.replace(/\s/g, '')).toContain('共3年，起止当天都算在内（预计，以医生接收之日起算）');
    expect(text).toContain('接收以后协议才生效');
    expect(text).not.toContain('已接收签约');
  });

  it('marks each page of a demo, and none of a real contract', async () => {
    const marks = (text: string) => text.split('\n').filter((line) => line.includes('演示')).length;
    expect(marks(await textOf({ demo: true }))).toBeGreaterThan(3);
    expect(marks(await textOf())).toBe(0);
  });

  it('keeps everything inside of the margins, however long names are', async () => {
    const contract = sampleContractDocument();
    const long = '很长的名字'.repeat(16);
    const changes = {
      resident: { name: long.slice(0, 50), idNumberMasked: '9901**********1234' },
      team: { ...contract.team, name: long, institutionName: long, members: Array.from({ length: 40 }, () => ({ name: long.slice(0, 30), teamRoleName: '团队长', kindName: '公共卫生医师', title: long.slice(0, 20) })) },
      package: { ...contract.package, items: contract.package.items.map((item) => ({ ...item, name: long.slice(0, 45), description: long })) },
      decision: { title: '已退回', by: long, at: contract.submittedAt, note: long + long },
      demo: true,
    };
    const measure = new PageWriter({ title: '', author: '', subject: '', at: new Date(0) });
    for (const { text, x, y, size } of await written(() => renderContractPdf(sampleContractDocument(changes)))) {
      expect(x).toBeGreaterThanOrEqual(page.left);
      expect(x + measure.width(text, size)).toBeLessThanOrEqual(page.width - page.right + 1);
      expect(y).toBeLessThan(page.height - 30);
    }
  });
});

describe('equal input', () => {
  it('gives equal bytes at any time, and other input others', async () => {
    const first = await renderContractPdf(sampleContractDocument());
    const now = jest.spyOn(Date, 'now').mockReturnValue(0);
    const second = await renderContractPdf(sampleContractDocument());
    now.mockRestore();
    expect(second.equals(first)).toBe(true);
    expect((await renderContractPdf(sampleContractDocument({ stateName: '已到期' }))).equals(first)).toBe(false);
    expect(first.length).toBeLessThan(200_000);
  });
});

describe('the signature', () => {
  it('is drawn as the strokes themselves', async () => {
    const path = jest.spyOn(PDFDocument.prototype, 'path');
    await renderContractPdf(sampleContractDocument());
    expect(path.mock.calls.map(([drawn]) => drawn)).toEqual([toSvgPath(sampleSignature())]);
    path.mockRestore();
  });
});

const rareNames = '䶮㛃𬭩𬱖㙓㸆囍喆彧龢垚堃焱珺祎翀旼昺翾爨仡邶鄢鷟𫖯𬀩𬙊𬜬𣲘𫍲㼆䗞·';

describe('rare characters of names', () => {
  it('are in the font, or are written as their code point with a note, and never vanish', async () => {
    const text = await textOf({ resident: { name: `${rareNames}𠮷`, idNumberMasked: '9901**********1234' } });
    const together = text.replace(/\s/g, '');
    expect(together).toContain(`${rareNames}〔U+20BB7〕`);
    expect(together).toContain('注：〔U+20BB7〕是印刷字库里还没有的字');
  });

  it('loses invisible characters that would only confuse', async () => {
    const text = await textOf({ resident: { name: '葛\u{E0100}\u200b\u202e某', idNumberMasked: '9901**********1234' } });
    expect(text).toContain('葛某');
    expect(text).not.toContain('注：');
  });

  interface Outline {
    readonly path: { toSVG(): string };
  }
  const outlineOf = (writer: PageWriter, character: string): string =>
    (writer.pdf as unknown as { _font: { font: { glyphForCodePoint(codePoint: number): Outline } } })._font.font.glyphForCodePoint(character.codePointAt(0) as number).path.toSVG();

  it(canDraw ? 'look in the picture of the page as in the font' : 'have an outline in the font (pdftoppm is not here, so the picture of the page was NOT looked at)', async () => {
    const [size, perRow] = [40, 10];
    const characters = [...`${rareNames}家庭医生签约服务`].filter((character) => character !== '·');
    const writer = new PageWriter({ title: '字', author: '字', subject: '字', at: new Date(0) });
    const outlines = characters.map((character) => outlineOf(writer, character));
    for (const outline of outlines) expect(outline.length).toBeGreaterThan(50);
    characters.forEach((character, index) => writer.lineAt(character, 60 + (index % perRow) * 45, 60 + Math.floor(index / perRow) * 60, { size, leading: size, colour: '#000' }));
    const pdf = await writer.finish();
    if (!canDraw) return;
    const [picture] = await pictures(pdf, 72);
    if (!picture) throw new Error('There is no page.');
    for (const [index, character] of characters.entries()) {
      const [left, top] = [60 + (index % perRow) * 45, 60 + Math.floor(index / perRow) * 60];
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 -880 1000 1000"><rect y="-880" width="1000" height="1000" fill="#fff"/><path transform="scale(1,-1)" d="${outlines[index]}"/></svg>`;
      const expected = await sharp(Buffer.from(svg)).grayscale().raw().toBuffer();
      let [both, either] = [0, 0];
      for (let pixel = 0; pixel < size * size; pixel++) {
        const drawn = 255 - (picture.data[(top + Math.floor(pixel / size)) * picture.width + left + (pixel % size)] as number);
        const meant = 255 - (expected[pixel] as number);
        both += Math.min(drawn, meant);
        either += Math.max(drawn, meant);
      }
      expect({ character, alike: both / either > 0.75 }).toEqual({ character, alike: true });
    }
  });
});

if (canDraw) it('has ink on each page, also where the resident has signed', async () => {
  const pages = await pictures(await renderContractPdf(sampleContractDocument()), 50);
  for (const { data } of pages) expect(data.filter((pixel) => pixel < 128).length).toBeGreaterThan(500);
  const unsigned = await pictures(await renderContractPdf(sampleContractDocument({ signature: { width: 350, height: 180, strokes: [] } })), 50);
  const inkOf = (all: typeof pages): number => all.reduce((sum, { data }) => sum + data.filter((pixel) => pixel < 160).length, 0);
  expect(inkOf(pages) - inkOf(unsigned)).toBeGreaterThan(150);
});
