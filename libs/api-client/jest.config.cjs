module.exports = { ...require('../../jest.preset.cjs'), moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' } }
