import { deviceNameOf, staffChannel } from './sign-in-channel.js';

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
const phone = 'Mozilla/5.0 (Linux; Android 14; LIO-AN00) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36';
const wechat = `${phone} MicroMessenger/8.0.50 NetType/4G miniProgram/wx0`;

describe('where staff sign in', () => {
  it.each([[chrome, 'CONSOLE'], [phone, 'H5'], [wechat, 'WECHAT'], ['', 'CONSOLE']])('%s is %s', (userAgent, channel) => {
    expect(staffChannel(userAgent)).toBe(channel);
  });

  it.each([
    [undefined, chrome, 'Windows 设备'],
    ['  ', phone, '安卓 设备'],
    [' 华为 Mate 60 ', phone, '华为 Mate 60'],
    [undefined, 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)', 'iPhone 设备'],
    [undefined, 'curl/8', '未知设备'],
  ])('%s on %s is called %s', (given, userAgent, name) => {
    expect(deviceNameOf(given, userAgent)).toBe(name);
  });
});
