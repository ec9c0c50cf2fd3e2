export * from './entities/index.js';
export { CoverageService } from './coverage.service.js';
export { GovernanceModule } from './governance.module.js';
