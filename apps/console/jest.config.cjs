module.exports = {
  ...require('../../jest.preset.cjs'),
  testEnvironment: 'jsdom',
  setupFiles: ['<rootDir>/test/browser.cjs'],
  moduleNameMapper: { '\\.css$': '<rootDir>/test/style-names.cjs' },
};
