import { errorCodes, errorTitle, isErrorCode, type ErrorCode } from './error-codes.js';

const entries = Object.entries(errorCodes) as [ErrorCode, (typeof errorCodes)[ErrorCode]][];

describe('error codes', () => {
  test.each(entries)('%s has a status of its kind and a Chinese sentence without placeholders', (_, { status, title, titleWith, clause }) => {
    expect([400, 401, 403, 404, 405, 409, 413, 415, 422, 423, 429, 500, 503]).toContain(status);
    expect(title).toMatch(/^[\u3400-\u9FFF“]/);
    expect(title).not.toMatch(/[{}]|\b(?:token|null|undefined|ID|API)\b/);
    expect(title).not.toMatch(/。$/);
    if (titleWith !== undefined) expect(titleWith).toMatch(/\{\w+\}/);
    if (clause !== undefined) expect(clause).toMatch(/^[JLGS]\d+$/);
  });

  test('no two codes say the same', () => {
    expect(new Set(entries.map(([, { title }]) => title)).size).toBe(entries.length);
  });

  test('parameters go into the sentence when all of them are known', () => {
    expect(errorTitle('ACCOUNT_LOCKED', { minutes: 15 })).toContain('请 15 分钟后再试');
    expect(errorTitle('ACCOUNT_LOCKED')).toBe(errorCodes.ACCOUNT_LOCKED.title);
    expect(errorTitle('WORKBOOK_FORMULA', { sheet: '居民' })).toBe(errorCodes.WORKBOOK_FORMULA.title);
    expect(errorTitle('WORKBOOK_FORMULA', { sheet: '居民', row: 7 })).toMatch(/^“居民”第 7 行/);
    expect(errorTitle('TEAM_FULL', { minutes: 15 })).toBe(errorCodes.TEAM_FULL.title);
  });

  test('names that every object has are no codes', () => {
    expect(isErrorCode('TEAM_FULL')).toBe(true);
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode(404)).toBe(false);
  });

  test('wrong name and wrong password are told alike', () => {
    expect(errorCodes.PASSWORD_WRONG.title).toContain('用户名或密码');
  });
});
