module.exports = {
  ...require('../../jest.preset.cjs'),
  testEnvironment: 'jsdom',
  // Ant Design in jsdom takes its time on a busy machine.
  testTimeout: 30_000,
  setupFiles: ['<rootDir>/test/browser.cjs'],
  moduleNameMapper: { '\\.css$': '<rootDir>/test/style-names.cjs' },
};
