import { useQuery } from '@tanstack/react-query';
import type { SystemInformation } from '../api/types';
import { anonymousApi } from './api';

/** What the server says of itself before anybody signs in; asked once. */
export const useSystem = () =>
  useQuery({
    queryKey: ['system'],
    queryFn: () => anonymousApi.get<SystemInformation>('/system'),
    staleTime: Infinity,
  });
