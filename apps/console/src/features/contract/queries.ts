import type { Download } from '@jiayi/api-client';
import { useQuery } from '@tanstack/react-query';
import type { Contract, ContractEvidence } from '../../api/types';
import { api } from '../../platform/api';

export const contractsKey = ['contracts'] as const;

export const useContract = (id: number | null) => useQuery({
  queryKey: [...contractsKey, id], queryFn: () => api.get<Contract>(`/contracts/${id}`), enabled: id !== null,
});

export const useContractEvidence = (id: number) => useQuery({
  queryKey: [...contractsKey, id, 'evidence'], queryFn: () => api.get<ContractEvidence>(`/contracts/${id}/evidence`),
});

const downloadContractDocument = (id: number): Promise<Download> => api.download(`/contracts/${id}/document.pdf`);
const downloadSignature = (id: number): Promise<Download> => api.download(`/contracts/${id}/signature.png`);

/** A file of a contract; never kept longer than it is shown. */
const useContractFile = (id: number, file: string, load: (id: number) => Promise<Download>) => useQuery({
  queryKey: [...contractsKey, id, 'file', file],
  queryFn: async () => {
    const download = await load(id);
    return { download, content: new Blob([download.bytes], { type: download.mediaType.split(';')[0] ?? '' }) };
  },
  staleTime: Infinity,
  gcTime: 0,
});

export const useContractDocument = (id: number) => useContractFile(id, 'document', downloadContractDocument);
export const useSignature = (id: number) => useContractFile(id, 'signature', downloadSignature);
