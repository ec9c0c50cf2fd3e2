import { libraries } from '../../workspace/build.mjs';
import { runJest } from '../jest.mjs';

const projects = [
  { folder: 'libs/domain', name: 'unit-domain' },
  { folder: 'libs/policy', name: 'unit-policy' },
  { folder: 'libs/api-client', name: 'unit-api-client' },
  { folder: 'server', name: 'unit-server', pattern: 'server/src/', nativeModules: true },
  { folder: 'miniapp', name: 'unit-miniapp' },
  { folder: 'apps/console', name: 'unit-console' },
  { folder: 'apps/e2e', name: 'unit-e2e' },
];

/** Pure rules and components, beside the code. */
export const unit = {
  name: 'unit',
  title: '单元测试',
  needs: [],
  builds: libraries,
  async run(context, say) {
    const results = [];
    for (const project of projects) {
      say(project.folder);
      results.push(...await runJest(context, project));
    }
    return results;
  },
};
