import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

/** What each project may import from the others (see docs/architecture.md); everything else is an error. */
const projectsFor = {
  'libs/domain': [],
  'libs/policy': ['domain'],
  'libs/api-client': [],
  miniapp: ['domain', 'api-client'],
  'apps/console': ['domain', 'api-client'],
  server: ['domain', 'policy'],
  'apps/e2e': [],
  'apps/bench': ['domain'],
};
const projects = ['domain', 'policy', 'api-client', 'server', 'miniapp', 'console', 'e2e', 'bench'];

/** Packages of which a project has something better of its own. */
const notFromPackages = {
  server: [{ name: 'class-validator', importNames: ['Length', 'MinLength', 'MaxLength'], message: 'They do not count every character that a column does: take those of platform/http.' }],
};

const projectBoundaries = Object.entries(projectsFor).map(([folder, allowed]) => ({
  files: [`${folder}/**/*.{ts,tsx,mjs}`],
  rules: {
    'no-restricted-imports': ['error', {
      paths: notFromPackages[folder] ?? [],
      patterns: [
        { group: projects.filter((project) => !allowed.includes(project)).flatMap((project) => [`@jiayi/${project}`, `@jiayi/${project}/*`]), message: 'This project may not depend on that one.' },
        { group: ['@jiayi/*/src/*', '@jiayi/*/dist/*'], message: 'Only what the index of a library exports.' },
      ],
    }],
  },
}));

const phoneFeatures = {
  files: ['miniapp/src/{features,pages,doctor,ui}/**/*.{ts,tsx}'],
  ignores: ['**/*.test.{ts,tsx}'],
  rules: {
    'no-restricted-globals': ['error', { name: 'wx', message: 'Platform abilities live in src/platform.' }, { name: 'fetch', message: 'Use the API client.' }],
    'no-restricted-syntax': ['error',
      { selector: "MemberExpression[object.name='Taro'][property.name=/^(request|uploadFile|downloadFile|connectSocket|login|getLocation|chooseImage|makePhoneCall|scanCode|setStorageSync|getStorageSync|setStorage|getStorage)$/]", message: 'Platform abilities live in src/platform.' },
      { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Settings live in src/platform.' },
    ],
  },
};

export default typescript.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/coverage/**', '.nx/**', 'libs/api-client/src/schema.ts', 'apps/e2e/screenshots/**'] },
  js.configs.recommended,
  ...typescript.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { 'react-hooks': hooks },
    languageOptions: { globals: { process: 'readonly', console: 'readonly', Buffer: 'readonly', URL: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', fetch: 'readonly', document: 'readonly', window: 'readonly', performance: 'readonly', AbortSignal: 'readonly', AbortController: 'readonly', FormData: 'readonly', Blob: 'readonly', defineAppConfig: 'readonly', definePageConfig: 'readonly' } },
    rules: {
      ...hooks.configs.recommended.rules,
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'off',
    },
  },
  { files: ['**/*.cjs', '**/babel.config.js'], languageOptions: { globals: { module: 'writable', require: 'readonly', process: 'readonly', global: 'writable', window: 'readonly', globalThis: 'readonly', setTimeout: 'readonly', __dirname: 'readonly' } }, rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ...projectBoundaries,
  phoneFeatures,
);
