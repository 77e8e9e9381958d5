/**
 * Who may know whom: what each folder of `src` may import beside itself, `errors` and `util`.
 * `docs/architecture.md` has the same table and the reasons.
 */
const LAYERS = {
  errors: [],
  util: [],
  schema: [],
  graph: [],
  operations: ['schema'],
  dialects: ['operations', 'schema'],
  render: ['operations', 'schema'],
  autogenerate: ['connect', 'render', 'dialects', 'operations', 'schema'],
  connect: [],
  system: [],
  scripts: ['graph', 'render', 'system'],
  sources: ['dialects', 'schema', 'operations', 'render', 'system'],
  importers: ['schema', 'operations', 'render', 'system'],
  plugins: ['autogenerate', 'dialects', 'operations', 'schema', 'connect'],
  runtime: ['graph', 'plugins', 'dialects', 'operations', 'schema', 'connect'],
  config: ['connect', 'operations', 'plugins', 'sources', 'schema', 'system'],
  toolkit: [
    'autogenerate',
    'connect',
    'dialects',
    'operations',
    'plugins',
    'render',
    'schema',
    'scripts',
    'sources',
  ],
  commands: [
    'autogenerate',
    'config',
    'connect',
    'dialects',
    'graph',
    'importers',
    'operations',
    'plugins',
    'render',
    'runtime',
    'schema',
    'scripts',
    'sources',
    'system',
    'toolkit',
  ],
  migrator: ['commands', 'config'],
  cli: ['migrator', 'commands', 'config'],
}

/** These compute and nothing else: no built-in module of Node, no package. */
const PURE = ['errors', 'util', 'schema', 'graph', 'operations', 'dialects', 'render']

const TESTS = '\\.test\\.ts$'

const layerRules = Object.entries(LAYERS).map(([folder, allowed]) => ({
  name: `layer-${folder}`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: TESTS },
  to: {
    path: '^src/',
    pathNot: [folder, ...allowed, 'errors', 'util'].map((each) => `^src/${each}/`),
  },
}))

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'known-folder',
      comment: 'A folder that is not in the table could import anything.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/[^/]+/', pathNot: `^src/(${Object.keys(LAYERS).join('|')})/` },
    },
    {
      name: 'pure',
      severity: 'error',
      from: { path: `^src/(${PURE.join('|')})/`, pathNot: TESTS },
      to: { pathNot: '^src/' },
    },
    {
      name: 'no-other-dialect',
      comment: 'What dialects share lies in dialects/shared.',
      severity: 'error',
      from: { path: '^src/dialects/([^/]+)/', pathNot: TESTS },
      to: { path: '^src/dialects/[^/]+/', pathNot: '^src/dialects/($1|shared)/' },
    },
    {
      name: 'dialects-by-their-interface',
      severity: 'error',
      from: { path: '^src/autogenerate/', pathNot: TESTS },
      to: { path: '^src/dialects/', pathNot: '^src/dialects/(dialect|features)\\.ts$' },
    },
    {
      name: 'connections-by-their-interface',
      severity: 'error',
      from: { path: '^src/autogenerate/', pathNot: TESTS },
      to: { path: '^src/connect/', pathNot: '^src/connect/connection\\.ts$' },
    },
    {
      name: 'programs-only-in-system',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/system/', TESTS] },
      to: { path: '^(node:)?child_process$' },
    },
    {
      name: 'no-import-of-tests',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Imports of types count: a cycle of types is a cycle of ideas.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
}
