import { isMobilePhone, maskPhone, parseMobilePhone } from './phone-number.js';

describe('mobile phone numbers', () => {
  test.each([
    ['13812345678', '13812345678'],
    ['+86 138 1234 5678', '13812345678'],
    ['0086-138-1234-5678', '13812345678'],
    ['１３８１２３４５６７８', '13812345678'],
    ['19912345678', '19912345678'],
    ['12812345678', null],
    ['1381234567', null],
    ['138123456789', null],
    ['010-12345678', null],
    ['1381234567a', null],
    ['', null],
  ])('%p is read as %p', (text, phone) => {
    expect(parseMobilePhone(text)).toBe(phone);
  });

  test('only the normalised form is a phone number', () => {
    expect(isMobilePhone('13812345678')).toBe(true);
    expect(isMobilePhone('138 1234 5678')).toBe(false);
    expect(isMobilePhone('13812345678\n')).toBe(false);
  });

  test.each([
    ['13812345678', '138****5678'],
    ['04321234567', '043****4567'],
    ['1234567', '*****67'],
    ['1', '1'],
    ['', ''],
  ])('%p is shown as %p', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown);
  });
});
