import type { Download } from '@jiayi/api-client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Contract, ContractEvidence } from '../../api/types';
import { api } from '../../platform/api';

export const contractsKey = ['contracts'] as const;

export const useContract = (id: number | null) => useQuery({
  queryKey: [...contractsKey, id], queryFn: () => api.get<Contract>(`/contracts/${id}`), enabled: id !== null,
});

export const useContractEvidence = (id: number) => useQuery({
  queryKey: [...contractsKey, id, 'evidence'], queryFn: () => api.get<ContractEvidence>(`/contracts/${id}/evidence`),
});

export const downloadContractDocument = (id: number): Promise<Download> => api.download(`/contracts/${id}/document.pdf`);
export const downloadSignature = (id: number): Promise<Download> => api.download(`/contracts/${id}/signature.png`);

/**
 * A file of a contract, fetched with the session's header and given an address of this page alone: the address of the
 * API itself would need the token in it.
 */
export const useContractFile = (id: number, file: 'document' | 'signature', enabled = true) => {
  const query = useQuery({
    queryKey: [...contractsKey, id, 'file', file],
    queryFn: () => (file === 'document' ? downloadContractDocument(id) : downloadSignature(id)),
    enabled,
    staleTime: Infinity,
    // Not kept once no longer shown.
    gcTime: 0,
  });
  const [address, setAddress] = useState<string | null>(null);
  const download = query.data;
  useEffect(() => {
    if (download === undefined) return undefined;
    const made = URL.createObjectURL(new Blob([download.bytes], { type: download.mediaType.split(';')[0] ?? '' }));
    setAddress(made);
    return () => {
      setAddress(null);
      URL.revokeObjectURL(made);
    };
  }, [download]);
  return { address, download, error: query.error, refetch: query.refetch, isFetching: query.isFetching };
};
