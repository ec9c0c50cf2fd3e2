import { QueryFailedError } from 'typeorm';

/** What a prepared statement takes. A Date goes in through {@link sqlInstant}, a boolean as 0 or 1. */
export type SqlValue = string | number | null | Buffer;

/** An instant as both databases store it: `YYYY-MM-DD HH:MM:SS.mmm` in UTC. */
export const sqlInstant = (instant: Date): string => instant.toISOString().slice(0, 23).replace('T', ' ');

/** An instant out of a raw row: MySQL gives a Date, SQLite the stored text. */
export const readInstant = (value: Date | string): Date =>
  typeof value === 'string' ? new Date(`${value.replace(' ', 'T')}Z`) : value;

interface DriverError {
  code?: string;
  errno?: number;
  message?: string;
}

const driverErrorOf = (error: unknown): DriverError | null => {
  if (error instanceof QueryFailedError) return error.driverError as DriverError;
  return error instanceof Error && ('code' in error || 'errno' in error) ? (error as DriverError) : null;
};

/**
 * True when the database refused a second row under a unique key.
 * @param constraint name of the key. SQLite names the columns instead, so a key is called `ux_<table>_<column>_<column>`.
 */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const driverError = driverErrorOf(error);
  if (!driverError) return false;
  const message = driverError.message ?? '';
  if (driverError.errno === 1062) return !constraint || message.includes(constraint);
  if (driverError.code !== 'SQLITE_CONSTRAINT_UNIQUE' && driverError.code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') return false;
  if (!constraint) return true;
  // "UNIQUE constraint failed: contract.open_key" or "…: team_member.team_id, team_member.practitioner_id"
  const columns = message.slice(message.lastIndexOf(': ') + 2).split(', ').map((column) => column.split('.'));
  const key = [columns[0]?.[0], ...columns.map(([, column]) => column)].join('_');
  return constraint.replace(/^(ux|pk)_/, '') === key;
}

/** True when running the whole unit of work again in a new transaction may succeed: deadlock, lock timeout, busy file. */
export function isTransient(error: unknown): boolean {
  const driverError = driverErrorOf(error);
  if (!driverError) return false;
  return driverError.errno === 1213 || driverError.errno === 1205 || driverError.errno === 1020
    || driverError.code === 'SQLITE_BUSY' || driverError.code === 'SQLITE_BUSY_SNAPSHOT' || driverError.code === 'SQLITE_LOCKED';
}

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'PROTOCOL_CONNECTION_LOST', 'ER_SERVER_SHUTDOWN', 'ER_CON_COUNT_ERROR', 'SQLITE_FULL', 'SQLITE_IOERR']);

/** True when the database itself could not be reached or could not write; the caller may try again later. */
export const isUnavailable = (error: unknown): boolean => unreachable.has(driverErrorOf(error)?.code ?? '') || isTransient(error);

/** A database error for the log: its code, never the statement nor its parameters, which hold personal data. */
export function redactedDatabaseError(error: unknown): string | null {
  const driverError = driverErrorOf(error);
  return driverError ? `database error ${driverError.code ?? driverError.errno ?? 'unknown'}` : null;
}
