import { situationOf, type FiledPerson } from './claim-situation.js';

describe('a claimed name against the files', () => {
  it.each<[string, FiledPerson | null, string]>([
    ['nobody on file', null, 'NOT_ON_FILE'],
    ['the same name, free', { name: '王小明', boundAccountId: null }, 'MATCH'],
    ['the same name, bound to this very account', { name: '王小明', boundAccountId: 7 }, 'MATCH'],
    ['the same name, bound to another', { name: '王小明', boundAccountId: 8 }, 'ALREADY_BOUND'],
    ['another name, free', { name: '王晓明', boundAccountId: null }, 'NAME_DIFFERS'],
    ['another name, bound to another', { name: '王晓明', boundAccountId: 8 }, 'ALREADY_BOUND'],
  ])('%s', (_case, filed, situation) => {
    expect(situationOf({ accountId: 7, name: '王小明' }, filed)).toBe(situation);
  });
});
