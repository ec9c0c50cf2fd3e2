export { Database, type WriteResult } from './database.js';
export { openDatabase, sqliteFile, type OpenDatabase, type Schema } from './data-source.js';
export { DatabaseModule } from './database.module.js';
export { UnitOfWork } from './unit-of-work.js';
export { isTransient, isUnavailable, isUniqueViolation, readInstant, redactedDatabaseError, sqlInstant, type SqlValue } from './values.js';
export { either, idsOfPath, isWithin, never, outermost, pathRange, placesFor, withinSubtrees, type SqlPredicate } from './predicate.js';
