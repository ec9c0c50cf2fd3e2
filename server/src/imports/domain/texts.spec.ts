import type { ColumnDefinition, ColumnType } from './column.js';
import { parseDateText } from './date-text.js';
import { maskForFaults } from './mask.js';
import { nearest } from './nearest.js';

test.each([
  ['1980-1-2', '1980-01-02'], ['1980-01-02', '1980-01-02'], ['1980/01/02', '1980-01-02'], ['1980.1.2', '1980-01-02'], ['19800102', '1980-01-02'],
  ['1980年1月2日', '1980-01-02'], ['1980 年 1 月 2 日', '1980-01-02'], ['１９８０－０１－０２', '1980-01-02'], ['1980-01-02T00:00:00', '1980-01-02'], ['2000-2-29', '2000-02-29'],
  ['1980年2月30日', null], ['2001-02-29', null], ['1980-13-01', null], ['80-1-2', null], ['1980-1', null], ['不详', null], ['', null], ['198001021', null],
])('the date %p is %p', (text, date) => expect(parseDateText(text)).toBe(date));

test.each([
  ['QC-SQ10', ['QC-SQ01', 'QC-SQ02', 'XX'], 'QC-SQ01'],
  ['qc-sq02', ['QC-SQ01', 'QC-SQ02'], 'QC-SQ02'],
  ['社区卫生服务中兴', ['社区卫生服务中心', '乡镇卫生院'], '社区卫生服务中心'],
  ['W1', ['W11', 'W2'], 'W11'],
  ['完全不同', ['甲乙丙丁', '戊己庚辛'], null],
  ['A', [], null],
  ['一', ['二'], '二'],
])('for %p of %p the nearest is %p', (text, candidates, expected) => expect(nearest(text, candidates)).toBe(expected));

const column = (type: ColumnType, more: Partial<ColumnDefinition> = {}): ColumnDefinition => ({ key: 'k', heading: 'h', type, width: 9, note: '', example: '', ...more });

test.each([
  ['990101198001020023', column({ kind: 'ID_NUMBER' }), '9****************3'],
  ['16012345678', column({ kind: 'MOBILE_PHONE' }), '160****5678'],
  ['王小红', column({ kind: 'PERSON_NAME' }), '王**'],
  // Someone put the number into the wrong column: hidden all the same.
  ['王990101198001020023', column({ kind: 'PERSON_NAME' }), '王****'],
  ['见 990101198001020023', column({ kind: 'TEXT', maximum: 9 }), '见 9****************3'],
  ['W12', column({ kind: 'CODE' }), 'W12'],
  ['东风路 3 号', column({ kind: 'TEXT', maximum: 9 }, { hiddenInFaults: true }), null],
  ['', null, null],
  ['长'.repeat(50), null, `${'长'.repeat(30)}…`],
])('%p is shown as %3$p', (text, of, shown) => expect(maskForFaults(text, of)).toBe(shown));
