export * from './entities/index.js';
export type { CoverageChange } from './domain/standing.js';
export { residentsChanged } from './key-groups.service.js';
export type { RegisteredResident } from './register.repository.js';
export { ResidentsModule } from './residents.module.js';
export { Residents, type ClaimedResident } from './residents.js';
export { ResidentStandings } from './standings.service.js';
