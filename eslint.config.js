import js from '@eslint/js'
import tseslint from 'typescript-eslint'

/** What the scripts of pages find in a browser. */
const BROWSER = Object.fromEntries(
  [
    ...['document', 'self', 'window', 'location', 'addEventListener', 'setTimeout', 'clearTimeout'],
    ...['fetch', 'Event', 'URL', 'URLSearchParams', 'FormData', 'DOMParser', 'AbortController']
  ].map((name) => [name, 'readonly'])
)

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'coverage/'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }
    },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Configuration is read once, in src/config.ts: ask for the value you need.'
        }
      ]
    }
  },
  {
    files: [
      'workflows/**',
      'src/engine/**',
      'src/applications/**',
      'src/calls/**',
      'src/reviews/**',
      'src/selection/**'
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message:
            'Time comes from the clock you were given (src/shared/clock.ts), so that tests can move it.'
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message:
            'Time comes from the clock you were given (src/shared/clock.ts), so that tests can move it.'
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Chance comes from src/shared/ids.ts, so that a step can be replayed.'
        }
      ]
    }
  },
  {
    files: ['src/config.ts', 'test/**', 'scripts/**', 'bench/**', 'src/main.ts', '*.config.*'],
    rules: { 'no-restricted-properties': 'off' }
  },
  {
    files: ['src/cli/**', 'scripts/**', 'bench/**', 'src/main.ts', 'src/demo/run-demo.ts'],
    rules: { 'no-console': 'off' }
  },
  { files: ['**/*.js', '**/*.cjs', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['src/web/assets/**/*.js'],
    languageOptions: { globals: { ...BROWSER } }
  },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable' } } },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off'
    }
  }
)
