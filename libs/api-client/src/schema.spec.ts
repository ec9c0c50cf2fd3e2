import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

test('the committed types are generated from the committed document', () => {
  const folder = join(__dirname, '..');
  const generator = join(dirname(require.resolve('openapi-typescript/package.json')), 'bin', 'cli.js');
  const generated = execFileSync(process.execPath, [generator, 'openapi.json'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  // When this fails: npm run api-client
  expect(generated.trim()).toBe(readFileSync(join(folder, 'src', 'schema.ts'), 'utf8').trim());
});
