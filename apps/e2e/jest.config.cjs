// Only the pure parts of the mini-program emulator; journeys have a runner of their own (src/main.ts).
module.exports = { ...require('../../jest.preset.cjs'), testMatch: ['<rootDir>/src/**/*.spec.ts'], moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' } }
