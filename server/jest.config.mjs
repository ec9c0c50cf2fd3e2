// Native ESM under --experimental-vm-modules. Jest on Node 20 cannot require() an ES module, so the leaf ESM
// packages that CommonJS code requires are down-levelled on the way in.
const typescript = {
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2022',
    keepClassNames: true,
  },
  sourceMaps: 'inline',
};
const javascript = { swcrc: false, jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' } };
const downLevelled = ['cookie', 'content-disposition'].join('|');

export default {
  testEnvironment: 'node',
  // A test that hangs still fails; a machine that is busy with other things does not make one fail.
  testTimeout: 60_000,
  extensionsToTreatAsEsm: ['.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', typescript],
    [`node_modules/(${downLevelled})/.+\\.js$`]: ['@swc/jest', javascript],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${downLevelled})/)(?!.*/node_modules/(${downLevelled})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testRegex: '.*\\.spec\\.ts$',
};
