import { makeInitialPassword, parseUsername, passwordFault } from './staff-account-rules.js';

describe('user names', () => {
  it.each([
    ['zhang.san', 'zhang.san'], [' Admin ', 'admin'], ['li-si2', 'li-si2'], ['1234', '1234'],
    ['abc', null], ['a'.repeat(33), null], ['a'.repeat(32), 'a'.repeat(32)], ['.abcd', null], ['abcd-', null], ['zhang san', null], ['zhāng', null], ['张三三三', null], ['a_bcd', null], ['', null],
  ])('%j gives %j', (text, username) => {
    expect(parseUsername(text)).toBe(username);
  });
});

describe('passwords', () => {
  it.each([
    ['short-9x7', 'LENGTH'],
    ['x'.repeat(129), 'LENGTH'],
    ['password123', 'COMMON'],
    ['Admin123456', 'COMMON'],
    ['jiayi888888', 'COMMON'],
    ['aaaaaaaaaaaa', 'COMMON'],
    ['ababababab12', 'COMMON'],
    ['abcdefghijkl', 'COMMON'],
    ['9876543210', 'COMMON'],
    ['1234567890', 'COMMON'],
    ['zhang.san-2026', 'USERNAME'],
    ['ZHANG.SAN-2026', 'USERNAME'],
    ['correct horse battery', null],
    ['春眠不觉晓处处闻啼鸟', null],
    ['tulip-92-kettle', null],
    ['k7mp-x2ra-9wqd-4hju', null],
  ])('%j: %s', (password, fault) => {
    expect(passwordFault(password, 'zhang.san')).toBe(fault);
  });

  it('makes initial ones that are easy to read out and that the rules accept', () => {
    let next = 0;
    expect(makeInitialPassword((below) => next++ % below)).toBe('abcd-efgh-jkmn-pqrs');
    const random = Array.from({ length: 200 }, () => makeInitialPassword((below) => Math.floor(Math.random() * below)));
    expect(new Set(random).size).toBe(200);
    expect(random.every((password) => /^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/.test(password) && passwordFault(password, 'admin') === null)).toBe(true);
  });
});
