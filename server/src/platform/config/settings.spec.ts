import { readSettings, SettingsError } from './settings.js';

test('nothing set gives the embedded database and no demo', () => {
  expect(readSettings({})).toMatchObject({ host: '127.0.0.1', port: 3000, databaseUrl: null, demo: false, region: 'jilin', wechat: null, backgroundWork: true });
});

test.each([
  ['PORT', 'abc', '设置 PORT 应为 0 到 65535 之间的整数，现在是“abc”。'],
  ['PORT', '70000', '设置 PORT 应为'],
  ['DEMO', 'yes', '设置 DEMO 只能是 1（开）或 0（关），现在是“yes”。'],
  ['DATABASE_URL', 'postgres://u:secret@h/d', '设置 DATABASE_URL 不是可用的地址'],
  ['DATABASE_URL', 'mysql://u:secret@h', '缺少数据库名'],
  ['DATABASE_URL', 'nonsense', '设置 DATABASE_URL 不是可用的地址'],
  ['LOG_LEVEL', 'loud', '设置 LOG_LEVEL 应为'],
  ['WECHAT_APP_ID', 'wx1', '须同时给出'],
  ['DATABASE_POOL', '1', '设置 DATABASE_POOL 应为'],
  ['SMS_GATEWAY_URL', 'ftp://x', '设置 SMS_GATEWAY_URL 不是可用的地址'],
])('%s=%s stops the boot with a sentence', (name, value, sentence) => {
  expect(() => readSettings({ [name]: value })).toThrow(SettingsError);
  expect(() => readSettings({ [name]: value })).toThrow(sentence);
});

test('a refused address is not repeated, because it may hold a password', () => {
  expect(() => readSettings({ DATABASE_URL: 'postgres://u:secret@h/d' })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }));
});
