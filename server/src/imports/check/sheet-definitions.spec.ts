import { sheetDefinitions } from '../domain/sheet-definitions.js';
import { readCell } from './cell-value.js';

const columns = sheetDefinitions.flatMap((sheet) => sheet.columns.map((column) => ({ sheet: sheet.name, heading: column.heading, column })));

test.each(columns.filter(({ column }) => column.example !== ''))('the example of $sheet, $heading is one that the check takes', ({ column }) => {
  expect(readCell({ kind: 'TEXT', text: column.example }, column.type, { today: '2026-11-22', date1904: false })).toMatchObject({ ok: true });
});

test('no heading stands for two columns of a sheet', () => {
  for (const { columns: own } of sheetDefinitions) {
    const names = own.flatMap(({ heading, aliases = [] }) => [heading, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  }
});
