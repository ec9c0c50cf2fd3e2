// The rules of the house inside each project. Between projects: eslint.config.mjs.
const features = '^server/src/(identity|directory|residents|contracts|home|messages|imports|governance|system|demo)';

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'domain-library-is-pure', severity: 'error', from: { path: '^libs/domain/src', pathNot: '\\.spec\\.ts$' }, to: { pathNot: ['^libs/domain/src'] } },
    { name: 'policy-needs-only-domain', severity: 'error', from: { path: '^libs/policy/src', pathNot: '\\.spec\\.ts$' }, to: { pathNot: ['^libs/policy/src', '^libs/domain'] } },
    { name: 'api-client-stands-alone', severity: 'error', from: { path: '^libs/api-client/src', pathNot: '\\.spec\\.ts$' }, to: { pathNot: '^libs/api-client/src' } },
    {
      name: 'module-domain-is-pure', comment: 'No Nest, no TypeORM, no clock: time is an argument.', severity: 'error',
      from: { path: `${features}/domain/`, pathNot: '\\.spec\\.ts$' },
      to: { pathNot: [`${features}/domain/`, '^libs/(domain|policy)'] },
    },
    { name: 'modules-meet-at-their-index', severity: 'error', from: { path: `${features}/` }, to: { path: `${features}/`, pathNot: ['^server/src/$1/', `${features}/(index|[^/]+\\.module)\\.ts$`] } },
    { name: 'platform-knows-no-feature', severity: 'error', from: { path: '^server/src/platform' }, to: { path: features } },
    { name: 'controllers-do-not-touch-data', severity: 'error', from: { path: '\\.controller\\.ts$', pathNot: '^server/src/system' }, to: { path: ['\\.repository\\.ts$', 'node_modules/typeorm', 'platform/database'] } },
    { name: 'sql-only-in-repositories', severity: 'error', from: { path: '\\.service\\.ts$' }, to: { path: 'node_modules/typeorm' } },
    { name: 'phone-features-stay-off-the-platform', severity: 'error', from: { path: '^miniapp/src/ui' }, to: { path: '^miniapp/src/(features|pages|doctor)' } },
    { name: 'tests-from-outside-only', severity: 'error', from: { path: '^apps/e2e' }, to: { path: '^(server|libs|miniapp|apps/console)/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', 'node_modules/\\.cache'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs'] },
  },
};
