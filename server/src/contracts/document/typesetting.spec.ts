import fc from 'fast-check';
import { breakLines } from './typesetting.js';

// Full-width characters are 10 wide, Latin ones and spaces 5.
const measure = (text: string): number => [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x250 ? 5 : 10), 0);
const texts = (text: string, width: number, indent = 0) => breakLines(text, width, measure, indent).map((line) => line.text);

describe('breakLines', () => {
  it.each<[string, string, number, string[]]>([
    ['after any character', '家庭医生签约服务', 40, ['家庭医生', '签约服务']],
    ['so that no stop begins a line', '签约服务，自愿参加。', 40, ['签约服', '务，自愿', '参加。']],
    ['so that no opening bracket ends a line', '请您看（全文）', 40, ['请您看', '（全文）']],
    ['around Latin words and numbers', '请拨打 12345 热线', 60, ['请拨打 12345', '热线']],
    ['not inside of a date or an address', '至 2027-11-21 止', 60, ['至', '2027-11-21', '止']],
    ['with quotation marks kept to what they quote', '他说“好”的', 30, ['他说', '“好”', '的']],
    ['inside of a hash that is longer than a line', 'abcdef012345', 30, ['abcdef', '012345']],
    ['nowhere in a short text', '您好', 100, ['您好']],
    ['of an empty text once', '', 100, ['']],
  ])('breaks %s', (_, text, width, expected) => {
    expect(texts(text, width)).toEqual(expected);
  });

  it('leaves no one or two characters alone in the last line', () => {
    expect(texts('一二三四五六七八九十甲乙丙丁戊', 130)).toEqual(['一二三四五六七八九十甲乙', '丙丁戊']);
    expect(texts('一二三四五六七八九十甲乙丙。', 130)).toEqual(['一二三四五六七八九十甲', '乙丙。']);
    expect(texts('一二三四五六七八九十甲乙丙', 120)).toEqual(['一二三四五六七八九十', '甲乙丙']);
  });

  it('leaves room for an indent in the first line alone', () => {
    expect(texts('一二三四五六七八', 40, 20)).toEqual(['一二', '三四五六', '七八']);
  });

  it('spreads full lines to the width, and neither the last one nor one that is too short', () => {
    const [full, last] = breakLines('一二三四五六七八九十，甲乙', 105, measure);
    expect(full).toEqual({ text: '一二三四五六七八九', spacing: 0 });
    expect(last?.spacing).toBe(0);
    const [spread] = breakLines('一二三四五六七八九十甲乙丙', 105, measure);
    expect(spread).toEqual({ text: '一二三四五六七八九十', spacing: 5 / 9 });
  });

  it('loses and adds no character, and keeps to the width', () => {
    const character = fc.constantFrom(...'家医签约，。、“”（）《》 aZ09-.:𬭩');
    fc.assert(fc.property(fc.array(character, { maxLength: 80 }), fc.integer({ min: 60, max: 200 }), (characters, width) => {
      const text = characters.join('');
      const lines = breakLines(text, width, measure);
      expect(lines.map((line) => line.text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const line of lines) {
        expect(measure(line.text) + line.spacing * ([...line.text].length - 1)).toBeLessThanOrEqual(width + 1e-6);
      }
    }));
  });
});
