export { readSettings, Settings, SettingsError, type LogLevel, type WechatSettings } from './settings.js';
