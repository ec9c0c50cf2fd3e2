import type { components } from './schema.js';

/** Bodies of requests and answers by their name in the API document, e.g. `Schemas['ContractResponse']`. Generated: never written by hand. */
export type Schemas = components['schemas'];
