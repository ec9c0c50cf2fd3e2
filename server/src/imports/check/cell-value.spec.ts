import type { CellValue } from '../../platform/spreadsheet/index.js';
import type { ColumnType } from '../domain/column.js';
import { readCell } from './cell-value.js';

const context = { today: '2026-11-22', date1904: false };
const text = (value: string): CellValue => ({ kind: 'TEXT', text: value });
const number = (source: string): CellValue => ({ kind: 'NUMBER', value: Number(source), source });
const yes: CellValue = { kind: 'BOOLEAN', value: true };
const kinds: ColumnType = { kind: 'CHOICE', choices: [{ code: 'CENTRE', label: '社区卫生服务中心', aliases: ['中心'] }, { code: 'STATION', label: '服务站' }] };

test.each<[string, CellValue, ColumnType, unknown]>([
  ['a code typed as a number', number('220183'), { kind: 'CODE' }, '220183'],
  ['a number with decimals of zero', number('2000.0'), { kind: 'INTEGER', minimum: 0, maximum: 9_999 }, 2_000],
  ['a phone typed as a number', number('16012345678'), { kind: 'MOBILE_PHONE' }, '16012345678'],
  ['a phone as people write it', text('+86 160-1234-5678'), { kind: 'MOBILE_PHONE' }, '16012345678'],
  ['no phone any more', text('无'), { kind: 'MOBILE_PHONE' }, ''],
  ['an ID number with a small x and spaces', text('990101 19800102 001x'), { kind: 'ID_NUMBER' }, '99010119800102001X'],
  ['a serial date', number('29222'), { kind: 'DATE' }, '1980-01-02'],
  ['a serial date with a time', number('29222.5'), { kind: 'DATE' }, '1980-01-02'],
  ['a date typed as a number', number('19800102'), { kind: 'DATE' }, '1980-01-02'],
  ['a date as text', text('1980年1月2日'), { kind: 'DATE' }, '1980-01-02'],
  ['degrees', number('43.8868'), { kind: 'DEGREES', maximum: 90 }, 43_886_800],
  ['degrees as text', text('43.8868°'), { kind: 'DEGREES', maximum: 90 }, 43_886_800],
  ['a choice', text('社区卫生 服务中心'), kinds, 'CENTRE'],
  ['a choice by another name', text('中心'), kinds, 'CENTRE'],
  ['a tick', yes, { kind: 'YES_NO' }, true],
  ['no', text('否'), { kind: 'YES_NO' }, false],
  ['a list', text('甲、乙，丙; 甲\n丁'), { kind: 'LIST', maximum: 9 }, ['甲', '乙', '丙', '丁']],
  ['an empty list', text('无'), { kind: 'LIST', maximum: 9 }, []],
  ['a name with a full-width dot', text('古丽．买买提'), { kind: 'PERSON_NAME' }, '古丽·买买提'],
  ['a rare surname outside of the basic plane', text('𬀩峰'), { kind: 'PERSON_NAME' }, '𬀩峰'],
  ['a remark', text('什么都行'), { kind: 'IGNORED' }, null],
])('%s', (_, cell, type, value) => {
  expect(readCell(cell, type, context)).toEqual({ ok: true, value });
});

test.each<[string, CellValue, ColumnType, string]>([
  ['an ID number that Excel has rounded', number('2.20183198001021E+17'), { kind: 'ID_NUMBER' }, '末几位已经丢失'],
  ['the same written out', number('220183198001021000'), { kind: 'ID_NUMBER' }, '末几位已经丢失'],
  ['an error value', { kind: 'ERROR', text: '#REF!' }, { kind: 'CODE' }, '#REF!'],
  ['the 29th of February 1900 of Excel', number('60'), { kind: 'DATE' }, '日期不存在'],
  ['a negative serial', number('-1'), { kind: 'DATE' }, '日期不存在'],
  ['a short phone', text('1601234567'), { kind: 'MOBILE_PHONE' }, '11 位'],
  ['a code with Chinese characters', text('东风'), { kind: 'CODE' }, '字母、数字'],
  ['an unknown choice that is near', text('社区卫生服务中兴'), kinds, '是不是“社区卫生服务中心”'],
  ['an unknown choice', text('其他'), kinds, '只能填写：社区卫生服务中心、服务站'],
  ['too far north', number('91'), { kind: 'DEGREES', maximum: 90 }, '度数'],
  ['not a number', text('很多'), { kind: 'INTEGER', minimum: 0, maximum: 9 }, '整数'],
  ['a long text', text('长'.repeat(11)), { kind: 'TEXT', maximum: 10 }, '超过 10 个字'],
  ['a long list', text('甲、乙、丙'), { kind: 'LIST', maximum: 2 }, '最多填 2 项'],
  ['neither yes nor no', text('也许'), { kind: 'YES_NO' }, '“是”或“否”'],
])('%s is a fault', (_, cell, type, reason) => {
  expect(readCell(cell, type, context)).toEqual({ ok: false, fault: expect.stringContaining(reason) });
});
