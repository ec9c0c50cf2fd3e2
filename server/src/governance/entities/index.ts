export { SigningCoverage } from './signing-coverage.js';
