import type { Download } from '@jiayi/api-client';
import { useQuery } from '@tanstack/react-query';
import type { CursorPage, ImportFault, ImportJob, ImportState } from '../../api/types';
import { api, uploadingApi } from '../../platform/api';

type Keyed = { idempotencyKey: string };

export const importsKey = ['imports'] as const;

/** States in which the server is still at work, so that the page asks again by itself. */
export const isUnderWay = (state: ImportState): boolean => state === 'CHECKING' || state === 'IMPORTING';

export const listImports = (cursor: string | null): Promise<CursorPage<ImportJob>> =>
  api.get('/imports', { query: { cursor, limit: 20 } });

export const useImport = (id: number) => useQuery({
  queryKey: [...importsKey, 'one', id],
  queryFn: () => api.get<ImportJob>(`/imports/${id}`),
  refetchInterval: (query) => (query.state.data === undefined || isUnderWay(query.state.data.state) ? 1000 : false),
});

export const listImportFaults = (id: number, cursor: string | null): Promise<CursorPage<ImportFault>> =>
  api.get(`/imports/${id}/faults`, { query: { cursor, limit: 20 } });

export const downloadTemplate = (): Promise<Download> => api.download('/imports/template.xlsx');
export const downloadFaults = (id: number): Promise<Download> => api.download(`/imports/${id}/faults.xlsx`);

/** @param onProgress share of the file that has been sent, 0 to 1 */
export const uploadWorkbook = (file: File, onProgress: (share: number) => void): Promise<ImportJob> => {
  const form = new FormData();
  form.append('file', file, file.name);
  return uploadingApi(onProgress).upload('/imports', form, { idempotencyKey: null, timeout: 1_800_000 });
};

export const confirmImport = (id: number, options: Keyed): Promise<ImportJob> =>
  api.post(`/imports/${id}/confirmation`, undefined, options);

export const discardImport = (id: number, options: Keyed): Promise<unknown> => api.delete(`/imports/${id}`, options);
