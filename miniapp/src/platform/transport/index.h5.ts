import { createFetchTransport, type Transport } from '@jiayi/api-client';
import { apiBase } from '../environment';

export const transport: Transport = createFetchTransport(apiBase);
