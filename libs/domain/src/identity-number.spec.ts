import { composeIdentityNumber, identityCheckCharacter, identityNumberFaultNames, maskIdNumber, normalizeIdentityNumber, parseIdentityNumber } from './identity-number.js';

const today = '2026-11-22';

describe('identity numbers', () => {
  // The worked example printed in the standard GB 11643-1999 itself.
  test('the example of the standard', () => {
    expect(parseIdentityNumber('11010519491231002X', today)).toEqual({
      ok: true,
      value: { number: '11010519491231002X', birthDate: '1949-12-31', sex: 'F' },
    });
    expect(parseIdentityNumber('440524188001010014', today)).toEqual({ ok: false, fault: 'BIRTH_DATE' });
    expect(identityCheckCharacter('44052418800101001')).toBe('4');
  });

  test.each([
    ['11010519491231002x'],
    [' 110105 19491231 002X '],
    ['１１０１０５１９４９１２３１００２Ｘ'],
    ['110105-19491231-002X'],
    ['110105　19491231002x'],
  ])('%p is the same number', (text) => {
    expect(normalizeIdentityNumber(text)).toBe('11010519491231002X');
  });

  test.each([
    ['', 'LENGTH'],
    ['110105491231002', 'LENGTH'],
    ['11010519491231002X1', 'LENGTH'],
    ['1101051949123100XX', 'CHARACTERS'],
    ['11010519491231002Y', 'CHARACTERS'],
    ['110105194912310O2X', 'CHARACTERS'],
    ['110105194902300021', 'BIRTH_DATE'],
    ['110105194913310021', 'BIRTH_DATE'],
    ['110105202611230020', 'BIRTH_DATE'],
    ['110105189511210020', 'BIRTH_DATE'],
    ['110105194912310021', 'CHECKSUM'],
    ['110105194921310020', 'BIRTH_DATE'],
  ] as const)('%p: %s', (text, fault) => {
    expect(parseIdentityNumber(text, today)).toEqual({ ok: false, fault });
    expect(identityNumberFaultNames[fault]).toMatch(/身份证号/);
  });

  test('every slip of one digit and every swap of neighbours is found', () => {
    const right = composeIdentityNumber('990101', '1956-03-08', 27);
    expect(parseIdentityNumber(right, today).ok).toBe(true);
    for (let place = 0; place < 17; place += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const wrong = right.slice(0, place) + String(digit) + right.slice(place + 1);
        expect(parseIdentityNumber(wrong, today).ok).toBe(wrong === right);
      }
      const swapped = right.slice(0, place) + right.charAt(place + 1) + right.charAt(place) + right.slice(place + 2);
      expect(parseIdentityNumber(swapped, today).ok).toBe(swapped === right);
    }
  });

  test('sex is the parity of the seventeenth digit', () => {
    const read = (sequence: number) => parseIdentityNumber(composeIdentityNumber('990101', '1990-01-01', sequence), today);
    expect(read(5)).toMatchObject({ ok: true, value: { sex: 'M', birthDate: '1990-01-01' } });
    expect(read(14)).toMatchObject({ ok: true, value: { sex: 'F' } });
  });

  test('born today is possible, born tomorrow is not', () => {
    expect(parseIdentityNumber(composeIdentityNumber('990101', today, 1), today).ok).toBe(true);
    expect(parseIdentityNumber(composeIdentityNumber('990101', '2026-11-23', 1), today)).toEqual({ ok: false, fault: 'BIRTH_DATE' });
  });

  test('composing refuses what would give no number', () => {
    expect(() => composeIdentityNumber('9901', '1990-01-01', 1)).toThrow(RangeError);
    expect(() => composeIdentityNumber('990101', '1990-01-01', 1000)).toThrow(RangeError);
  });

  test('the mask gives away neither birth date nor sequence', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('1****************X');
    expect(maskIdNumber('12')).toBe('**');
  });
});
