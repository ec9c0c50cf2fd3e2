import type { AuditEntry, CursorPage } from '../../api/types';
import { api } from '../../platform/api';

export interface AuditFilter {
  actor?: string;
  action?: string;
  targetKind?: string;
  /** Civil dates, both included. */
  from?: string;
  to?: string;
}

export const listAuditEntries = (
  filter: AuditFilter, cursor: string | null, limit = 50,
): Promise<CursorPage<AuditEntry>> => api.get('/audit-entries', { query: { ...filter, cursor, limit } });
