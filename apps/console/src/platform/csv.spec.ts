import { csvCell, csvFile } from './csv';

describe('csvCell', () => {
  it.each([
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['+86 138', "'+86 138"],
    ['-1+2', "'-1+2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1+1', "'  =1+1"],
    ['\t=1+1', "'\t=1+1"],
    ['\r=1', `"'\r=1"`],
    ['＝1+1', "'＝1+1"],
    ['王秀兰', '王秀兰'],
    ['a,b', '"a,b"'],
    ['说"好"', '"说""好"""'],
    ['两\n行', '"两\n行"'],
    ['contract.accept', 'contract.accept'],
    ['', ''],
  ])('writes %j so that no spreadsheet runs it', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('leaves numbers as they are, negative ones too', () => {
    expect([csvCell(-3), csvCell(0), csvCell(null)]).toEqual(['-3', '0', '']);
  });
});

it('writes a file that spreadsheets read as UTF-8, a row to a line', () => {
  expect(csvFile(['谁', '次数'], [['李建国', 2], [null, 0]])).toBe('\uFEFF谁,次数\r\n李建国,2\r\n,0\r\n');
});
