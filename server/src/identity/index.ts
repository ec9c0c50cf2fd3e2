export * from './entities/index.js';
export { IdentityModule } from './identity.module.js';
export { IdentityService, type ResidentAccountToCreate, type StaffToCreate } from './identity.service.js';
export { newTotpSecret, totpCode } from './staff/totp.js';
