import { safeReturnPath, signInPath } from './return-path';

describe('safeReturnPath', () => {
  it.each([
    ['/teams/3', '/teams/3'],
    ['/signing-queue?contract=7', '/signing-queue?contract=7'],
    [null, '/'],
    ['', '/'],
    ['https://example.com', '/'],
    ['//example.com', '/'],
    ['/\\example.com', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?return=/sign-in', '/'],
  ])('leads from %j to %j', (asked, path) => {
    expect(safeReturnPath(asked)).toBe(path);
  });
});

it('keeps the page one was on through the sign-in', () => {
  const path = '/signing-queue?contract=7';
  const asked = new URL(signInPath(path), 'http://console').searchParams.get('return');
  expect(safeReturnPath(asked)).toBe(path);
  expect(signInPath('/')).toBe('/sign-in');
});
