import { maskName, parsePersonName, personNameFaultNames } from './person-name.js';

describe('names of persons', () => {
  test.each([
    ['王伟', '王伟'],
    [' 王 伟 ', '王伟'],
    ['王　伟\n', '王伟'],
    ['欧阳娜娜', '欧阳娜娜'],
    ['𬭚𠮷', '𬭚𠮷'], // extensions E and B: two characters, four code units
    ['李\u{31350}', '李\u{31350}'], // extension H
    ['张㛃', '张㛃'], // extension A
    ['刘〇', '刘〇'],
    ['阿卜杜拉・买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉‧买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉 · 买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉.买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉･买买提', '阿卜杜拉·买买提'],
    ['\u{2F801}丽', '丸丽'], // compatibility form of 丸
    ['⾼山', '高山'], // a radical, as copied from a PDF
    ['SMITH  JOHN', 'SMITH JOHN'],
    ["O'NEILL MARY-ANN", "O'NEILL MARY-ANN"],
    ['王'.repeat(50), '王'.repeat(50)],
  ])('%p is %p', (text, name) => {
    expect(parsePersonName(text)).toEqual({ ok: true, value: name });
  });

  test.each([
    ['', 'LENGTH'],
    ['王', 'LENGTH'],
    ['𠮷', 'LENGTH'], // one character, though two code units
    ['王'.repeat(51), 'LENGTH'],
    ['王5', 'CHARACTERS'],
    ['王伟（小）', 'CHARACTERS'],
    ['王A', 'CHARACTERS'],
    ['王😀', 'CHARACTERS'],
    ['王\uE863', 'CHARACTERS'], // private use: looks different on every machine
    ['\uD842王', 'CHARACTERS'], // half a surrogate pair
    ['=1+1', 'CHARACTERS'],
    ['<b>王</b>', 'CHARACTERS'],
    ['·王伟', 'SEPARATOR'],
    ['王伟·', 'SEPARATOR'],
    ['阿卜··杜拉', 'SEPARATOR'],
    ['王\u200B伟', 'INVISIBLE_CHARACTERS'],
    ['王\u202E伟', 'INVISIBLE_CHARACTERS'],
    ['王\u2066伟', 'INVISIBLE_CHARACTERS'],
    ['王\u0000伟', 'INVISIBLE_CHARACTERS'],
    ['王\n伟', 'INVISIBLE_CHARACTERS'],
    ['葛\u{E0100}城', 'INVISIBLE_CHARACTERS'],
  ] as const)('%p: %s', (text, fault) => {
    expect(parsePersonName(text)).toEqual({ ok: false, fault });
    expect(personNameFaultNames[fault]).toMatch(/姓名/);
  });

  test.each([
    ['王伟', '王*'],
    ['王小明', '王**'],
    ['𬭚小明', '𬭚**'],
    ['阿卜杜拉·买买提', '阿****'],
    ['', ''],
  ])('%p is shown as %p', (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });
});
