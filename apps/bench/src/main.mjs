import { resolve } from 'node:path';

import { explain } from '../../../tools/workspace/failure.mjs';
import { stopChildrenWithUs } from '../../../tools/workspace/processes.mjs';
import { readOptions } from './options.mjs';
import { measureSizes } from './sizes.mjs';
import { measureSpeed } from './speed.mjs';

stopChildrenWithUs();
try {
  const options = readOptions(process.argv.slice(2));
  const isMet = options.sizes ? await measureSizes() : await measureSpeed({ ...options, profile: options.profile && resolve(options.profile) });
  process.exit(isMet ? 0 : 1);
} catch (error) {
  process.exit(explain(error));
}
