export { AccessEntry } from './access-entry.entity.js';
export { AuditEntry } from './audit-entry.entity.js';
export { AuditLog, accessPurposes, type AccessPurpose, type AuditedDeed } from './audit-log.js';
export { AuditModule } from './audit.module.js';
