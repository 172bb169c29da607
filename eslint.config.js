import importX from 'eslint-plugin-import-x'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

// Which layer may import which: every arrow of ARCHITECTURE.md, and nothing else.
const arrows = {
  shared: [],
  engine: ['shared'],
  sandbox: ['shared'],
  cli: ['shared', 'engine', 'sandbox'],
  main: ['shared', 'engine', 'sandbox'],
  preload: ['shared'],
  renderer: ['shared'],
}

const layerZones = Object.entries(arrows).map(([layer, mayImport]) => ({
  target: `./src/${layer}`,
  from: './src',
  except: [layer, ...mayImport].map((name) => `./${name}`),
  message: `src/${layer} may import only: ${['itself', ...mayImport].join(', ')}.`,
}))

const outsideWorlds = {
  e2e: ['./e2e', './bench', './fuzz', './scripts'].map((from) => ({ target: './src', from })),
}

const electronAnywhere = [{ name: 'electron', message: 'Only src/main and src/preload know Electron.' }]
const nodeAnywhere = [{ group: ['node:*'], message: 'This layer runs without Node.' }]
const localTimeDates = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length>0]',
    message: 'A calendar date is text, YYYY-MM-DD: never through a local-time Date.',
  },
  {
    selector: 'CallExpression[callee.name="parseFloat"]',
    message: 'Money is an integer of minor units: see #shared/money.',
  },
]

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', 'test-results/**', 'playwright-report/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          noWarnOnMultipleProjects: true,
          project: ['tsconfig.json', 'src/*/tsconfig.json', 'tsconfig.tests.json'],
        }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: [...layerZones, ...outsideWorlds.e2e] }],
      'import-x/no-cycle': 'error',
      'no-restricted-imports': ['error', { paths: electronAnywhere }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/shared/**/*.ts', 'src/renderer/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-imports': ['error', { paths: electronAnywhere, patterns: nodeAnywhere }],
    },
  },
  {
    files: ['src/shared/**/*.ts', 'src/engine/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...localTimeDates] },
  },
  {
    files: ['src/main/**/*.ts', 'src/preload/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron',
              importNames: ['ipcMain'],
              message: 'ipcMain has one owner: src/main/ipc/electronIpc.ts.',
            },
          ],
        },
      ],
    },
  },
  { files: ['src/main/ipc/electronIpc.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'e2e/**/*.ts', 'bench/**/*.ts', 'fuzz/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
)
