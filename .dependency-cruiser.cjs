/**
 * The layers of docs/architecture.md. Each message says where the thing belongs instead.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const DOMAINS =
  'accounts|calls|applications|reviews|selection|messages|territories|files|forms|documents'
const below = (name, lower) => ({
  name: `${name}-direction`,
  severity: 'error',
  comment: `${name} knows only what is below it: calls ← applications ← reviews ← selection.`,
  from: { path: `^src/${name}/` },
  to: { path: `^src/(${DOMAINS})/`, pathNot: `^src/(${[name, ...lower].join('|')})/` }
})
const GROUND = ['accounts', 'forms', 'files', 'territories']

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that need each other are one idea, or a third one is missing.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
    },
    {
      name: 'workflows-are-data',
      severity: 'error',
      comment:
        'A chart is data: it imports xstate and its own folder, so that it can be proved and drawn.',
      from: { path: '^workflows/' },
      to: { pathNot: ['^workflows/', '^node_modules/xstate/'] }
    },
    {
      name: 'engine-knows-no-domain',
      severity: 'error',
      comment: 'The engine is handed charts and handlers; it imports neither.',
      from: { path: '^src/engine/' },
      to: { path: ['^workflows/', '^src/(?!engine/|shared/)'] }
    },
    {
      name: 'xstate-stays-in-the-engine',
      severity: 'error',
      comment: 'XState 6 changes much: only workflows/ and src/engine/ may know it.',
      from: { path: '^src/(?!engine/)' },
      to: { path: '^node_modules/xstate/' }
    },
    {
      name: 'shared-is-the-ground',
      severity: 'error',
      comment: 'src/shared knows nobody.',
      from: { path: '^src/shared/' },
      to: { path: '^(src/(?!shared/)|workflows/)' }
    },
    {
      name: 'domains-know-no-web',
      severity: 'error',
      comment:
        'A verb is called by a page, never the other way. Hand a port in from src/services/.',
      from: { path: `^src/(${DOMAINS})/` },
      to: {
        path: ['^src/(web|services|demo|cli)/', '^src/(services|app|main|server|config)\\.ts$']
      }
    },
    {
      name: 'one-front-door',
      severity: 'error',
      comment:
        'A domain is entered through its index.ts; score and ranking are pure computations with a door of their own.',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: `^src/(${DOMAINS}|engine)/.+`,
        pathNot: [
          '^src/$1/',
          '^src/[^/]+/index\\.ts$',
          '^src/reviews/score/index\\.ts$',
          '^src/selection/ranking/index\\.ts$'
        ]
      }
    },
    below('calls', GROUND),
    below('applications', [...GROUND, 'calls']),
    below('reviews', [...GROUND, 'calls', 'applications']),
    below('selection', [...GROUND, 'calls', 'applications', 'reviews']),
    below('accounts', []),
    below('messages', []),
    below('files', []),
    below('territories', []),
    below('forms', ['territories']),
    {
      name: 'http-stays-in-the-web',
      severity: 'error',
      comment:
        'Express and Multer live in src/web and src/app.ts: domains are called, they do not answer.',
      from: { path: '^(src|workflows)/', pathNot: '^src/(web/|app\\.ts)' },
      to: { path: '^node_modules/(@types/)?(express|multer|express-session)/' }
    },
    {
      name: 'one-renderer',
      severity: 'error',
      comment: 'Handlebars is behind src/web/render; others are handed it as a port.',
      from: { path: '^src/', pathNot: '^src/web/render/' },
      to: { path: '^node_modules/handlebars/' }
    },
    {
      name: 'rehearsals-play-apart',
      severity: 'error',
      comment:
        'A copy is played by the process of its own, which holds no real store: start it with rehearse-apart.',
      from: { path: '^src/', pathNot: '^src/rehearsal/' },
      to: { path: '^src/rehearsal/', pathNot: '^src/rehearsal/index\\.ts$' }
    },
    {
      name: 'demo-stays-aside',
      severity: 'error',
      comment: 'Nothing of Candide needs its demonstration.',
      from: { path: '^src/', pathNot: '^src/(demo/|main\\.ts)' },
      to: { path: '^src/demo/' }
    },
    {
      name: 'no-dev-dependency-at-work',
      severity: 'error',
      comment: 'What runs in production is in dependencies.',
      from: { path: '^(src|workflows)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/'
      }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types']
    }
  }
}
