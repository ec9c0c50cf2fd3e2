const preset = require('../jest.preset.cjs');

module.exports = {
  ...preset,
  testEnvironment: 'jsdom',
  transform: { '\\.m?[tj]sx?$': Object.values(preset.transform)[0] },
  transformIgnorePatterns: ['<rootDir>/../node_modules/(?!(@tarojs|query-string|decode-uri-component|split-on-first|filter-obj|lodash-es)/)'],
  // The twins for the browser are the ones under test.
  moduleFileExtensions: ['h5.tsx', 'h5.ts', 'tsx', 'ts', 'mjs', 'js', 'jsx', 'json'],
  moduleNameMapper: {
    '\\.(css|scss)$': '<rootDir>/test/empty.cjs',
    '^@/platform/transport$': '<rootDir>/test/fake-server.ts',
    '^@/(.*)$': '<rootDir>/src/$1',
    '^@tarojs/taro$': '<rootDir>/test/taro.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFiles: ['<rootDir>/test/setup.cjs'],
  testMatch: ['<rootDir>/src/**/*.test.tsx', '<rootDir>/src/**/*.test.ts'],
};
