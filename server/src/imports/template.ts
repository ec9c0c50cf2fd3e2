import type { Readable } from 'node:stream';
import { conditions, keyGroups, type KeyGroupRule } from '@jiayi/domain';
import { writeWorkbook, type CellInput, type SheetColumn, type SheetContent } from '../platform/spreadsheet/index.js';
import type { ColumnDefinition, SheetDefinition } from './domain/column.js';
import { NOTES_SHEET, sheetDefinitions } from './domain/sheet-definitions.js';

const choicesOf = ({ type }: ColumnDefinition): readonly string[] | undefined => {
  if (type.kind === 'CHOICE') return type.choices.map((choice) => choice.label);
  return type.kind === 'YES_NO' ? ['是', '否'] : undefined;
};

/** A sheet to fill in (or filled in, with rows): headings, widths, hints at the cells and drop-down lists. */
export function sheetToFill(definition: SheetDefinition, rows: SheetContent['rows'] = []): SheetContent {
  return {
    name: definition.name,
    rows,
    columns: definition.columns.map((column): SheetColumn => ({
      heading: column.heading,
      width: column.width,
      required: column.required,
      choices: choicesOf(column),
      prompt: column.note ? `${column.note}${column.example ? `例：${column.example}` : ''}` : undefined,
    })),
  };
}

/** The empty workbook for download, with the sheet that explains every column and every code. */
export const importTemplate = (groupRules: readonly KeyGroupRule[]): Readable =>
  writeWorkbook([notesSheet(groupRules), ...sheetDefinitions.map((definition) => sheetToFill(definition))]);

/** Explanations of every sheet, column and code; by the same definitions that the check uses. */
export function notesSheet(groupRules: readonly KeyGroupRule[]): SheetContent {
  return {
    name: NOTES_SHEET,
    columns: [
      { heading: '工作表', width: 12 }, { heading: '列', width: 18 }, { heading: '是否必填', width: 10 },
      { heading: '说明', width: 80, format: 'wrapped' }, { heading: '例子', width: 40, format: 'wrapped' },
    ],
    rows: [...general(), ...sheetDefinitions.flatMap(explained), ...groupRows(groupRules)],
  };
}

const general = (): CellInput[][] => [
  ['总的说明', null, null, '只填写需要的工作表；不用的工作表可以留空或删去。请不要改动第一行的表头。橙色表头为必填。', null],
  ['总的说明', null, null, '先检查后导入：只要有一行有错，整个文件都不会导入，并列出每一处错误。', null],
  ['总的说明', null, null, '再次导入时按编码和身份证号认出同一条记录：有变化的更新，没变化的不动；表里没有的记录不会被删除。', null],
  ['总的说明', null, null, '单元格留空表示不改动已有内容；可以清空的内容填“无”即清空。隐藏的行也会导入。', null],
  ['总的说明', null, null, '请不要使用公式、合并单元格、宏和指向其他文件的链接。', null],
];

function explained(definition: SheetDefinition): CellInput[][] {
  return [
    [definition.name, null, null, definition.note, null],
    ...definition.columns.map((column): CellInput[] => {
      const choices = choicesOf(column);
      return [definition.name, column.heading, column.required ? '必填' : '可留空', `${column.note}${choices ? `可填：${choices.join('、')}。` : ''}`, column.example];
    }),
  ];
}

/** Groups and conditions that the column takes, and where those come from that it does not need. */
function groupRows(groupRules: readonly KeyGroupRule[]): CellInput[][] {
  const flags = groupRules.filter(({ origin }) => origin.kind === 'FLAG').map(({ code }) => keyGroups[code]);
  const byAge = groupRules.filter(({ origin }) => origin.kind === 'AGE').map(({ code }) => keyGroups[code]);
  const byIllness = groupRules.filter(({ origin }) => origin.kind === 'CONDITION').map(({ code }) => keyGroups[code]);
  const illnesses = Object.entries(conditions).filter(([code]) => code !== 'OTHER').map(([, name]) => name);
  return [
    ['居民', '人群标记', '可填写', `可填：${flags.join('、')}。`, null],
    ['居民', '人群标记', '不必填', `按年龄自动判断：${byAge.join('、')}。按已知疾病自动判断：${byIllness.join('、')}。`, null],
    ['居民', '已知疾病', '可填写', `${illnesses.join('、')}会用于判断重点人群；其他疾病照实填写病名。`, null],
  ];
}
