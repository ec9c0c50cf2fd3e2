import fc from 'fast-check';
import { newEvidenceCode, readEvidenceCode } from './evidence-code.js';

const code = fc.constant(null).map(newEvidenceCode);
const place = fc.integer({ min: 2, max: 15 });

describe('evidence codes', () => {
  it('have four groups, no character that looks like another, and do not repeat', () => {
    const codes = Array.from({ length: 2000 }, newEvidenceCode);
    for (const each of codes) expect(each).toMatch(/^JY[2-9A-HJKMNP-Z]{2}(-[2-9A-HJKMNP-Z]{4}){3}$/);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('use the whole alphabet at each random place', () => {
    const codes = Array.from({ length: 3000 }, () => newEvidenceCode().replaceAll('-', ''));
    for (let index = 2; index < 15; index++) expect(new Set(codes.map((each) => each[index])).size).toBe(31);
  });

  it('are read as a person may type them', () => {
    fc.assert(fc.property(code, (given) => {
      expect(readEvidenceCode(given)).toBe(given);
      expect(readEvidenceCode(` ${given.toLowerCase().replaceAll('-', ' ')} `)).toBe(given);
    }));
  });

  it('show any one wrong character and any two that changed places', () => {
    fc.assert(fc.property(code, place, place, fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTUVWXYZ'), (given, one, other, wrong) => {
      const characters = [...given.replaceAll('-', '')];
      const mistyped = characters.map((character, index) => (index === one ? wrong : character)).join('');
      if (characters[one] !== wrong) expect(readEvidenceCode(mistyped)).toBeNull();
      const exchanged = characters.map((character, index) => (index === one ? characters[other] : index === other ? characters[one] : character)).join('');
      if (characters[one] !== characters[other]) expect(readEvidenceCode(exchanged)).toBeNull();
    }), { numRuns: 2000 });
  });

  it.each(['', 'JY', 'JY7K-2MQ4-XT9P', 'AB7K-2MQ4-XT9P-8HWD', 'JY7K-2MQ4-XT9P-8HWDX', 'JY0K-2MQ4-XT9P-8HWD', '证据'])('refuses %j', (typed) => {
    expect(readEvidenceCode(typed)).toBeNull();
  });
});
