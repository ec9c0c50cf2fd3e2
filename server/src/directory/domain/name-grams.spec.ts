import { containing, foldName, gramsOf, lookUpGrams } from './name-grams.js';

describe('name grams', () => {
  it.each([
    ['大岭社区', '大岭社区'],
    ['Ａ座 第２团队', 'a座第2团队'],
    ['  王　小明 ', '王小明'],
  ])('folds %s', (name, folded) => expect(foldName(name)).toBe(folded));

  it('cuts a name into single characters and pairs, each once', () => {
    expect(gramsOf('中心中')).toEqual(['中', '心', '中心', '心中']);
    expect(gramsOf('')).toEqual([]);
  });

  it('keeps rare characters whole', () => {
    expect(gramsOf('𠮷田')).toEqual(['𠮷', '田', '𠮷田']);
    expect(lookUpGrams('𠮷')).toEqual(['𠮷']);
  });

  it('every word inside a name is found by its grams', () => {
    const name = foldName('大岭镇卫生院');
    const characters = [...name];
    for (let from = 0; from < characters.length; from++) {
      for (let to = from + 1; to <= characters.length; to++) {
        expect(gramsOf(name)).toEqual(expect.arrayContaining(lookUpGrams(characters.slice(from, to).join(''))));
      }
    }
  });

  it('a search word never acts as a pattern', () => {
    expect(containing('100%_!')).toBe('%100!%!_!!%');
  });
});
