import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPackedProject, type PackedProject } from './packed-project.ts'

/** What each entry point gives at run time, by name. */
const ENTRY_POINTS: Readonly<Record<string, readonly string[]>> = {
  limbeck: [
    'ERROR_CODES',
    'LimbeckError',
    'Operations',
    'RevisionError',
    'createMigrator',
    'defineComparator',
    'defineConfig',
    'defineOperation',
    'definePlugin',
    'irreversible',
    'isLimbeckError',
    'isSql',
    'sql',
    't',
  ],
  'limbeck/schema': [
    'check',
    'databaseFunction',
    'domain',
    'enumType',
    'exclude',
    'extension',
    'f',
    'foreignKey',
    'index',
    'isSql',
    'materializedView',
    'pgSchema',
    'primaryKey',
    'readTable',
    'sequence',
    'snakeCase',
    'sql',
    't',
    'table',
    'trigger',
    'unique',
    'view',
  ],
  'limbeck/dialects': [
    'assembleDialect',
    'createStatementError',
    'definePlugin',
    'dialectParts',
    'openConnection',
  ],
  'limbeck/graph': ['RevisionError', 'RevisionGraph', 'parseRange'],
  'limbeck/autogenerate': ['compare', 'introspect', 'renderScript'],
  'limbeck/cli': ['migratorCommand'],
}

let esm: PackedProject
let commonJs: PackedProject
beforeAll(() => {
  esm = createPackedProject({ manifest: { type: 'module' }, drivers: [] })
  commonJs = createPackedProject({ manifest: { type: 'commonjs' }, drivers: [] })
})
afterAll(() => {
  esm.remove()
  commonJs.remove()
})

const PRINT = 'console.log(JSON.stringify([Object.keys(entry).sort(), "default" in entry]))'

describe.each(Object.entries(ENTRY_POINTS))('%s', (name, exports) => {
  test.each<[string, () => PackedProject, string]>([
    ['import in ESM', () => esm, `import * as entry from '${name}'\n${PRINT}`],
    ['import() in CommonJS', () => commonJs, `import('${name}').then((entry) => { ${PRINT} })`],
    ['require in CommonJS', () => commonJs, `const entry = require('${name}')\n${PRINT}`],
  ])('%s', (_, getProject, text) => {
    const project = getProject()
    project.write('main.js', text)
    const { status, stdout, stderr } = project.run(process.execPath, 'main.js')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual([exports, false])
  })
})

test('a program in CommonJS runs revisions', () => {
  const project = commonJs
  project.write('limbeck.config.ts', `export default { url: 'sqlite:app.db' }`)
  project.write(
    'migrations/versions/a1_create_users.js',
    `// create users
exports.revision = 'a1'
exports.downRevision = null
const { t } = require('limbeck')
exports.upgrade = (op) => op.createTable('users', { id: t.integer().primaryKey() })
exports.downgrade = (op) => op.dropTable('users')
`,
  )
  project.write(
    'main.js',
    `const { createMigrator } = require('limbeck')
async function main() {
  const migrator = await createMigrator()
  const { before, after } = await migrator.upgrade()
  await migrator.close()
  console.log(JSON.stringify({ before, after }))
}
main()`,
  )
  const { status, stdout, stderr } = project.run(process.execPath, 'main.js')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(JSON.parse(stdout)).toEqual({ before: [], after: ['a1'] })
})

test('a project that is called limbeck does not run instead of the program', () => {
  const project = createPackedProject({
    manifest: { name: 'limbeck', exports: { './package.json': './package.json' } },
    installation: 'elsewhere',
  })
  expect(project.limbeck('--help')).toMatchObject({ status: 0, stderr: '' })
  project.remove()
})

test('the commands hang in the command line of a program', () => {
  const project = esm
  project.write('limbeck.config.ts', `export default { url: 'sqlite:app.db' }`)
  project.write('migrations/versions/.keep', '')
  project.write(
    'manage.js',
    `import { Command } from 'commander'
import { migratorCommand } from 'limbeck/cli'
await new Command('manage').addCommand(migratorCommand()).parseAsync()`,
  )
  expect(project.run(process.execPath, 'manage.js', 'db', 'upgrade', '--json')).toMatchObject({
    status: 0,
    stdout: `${JSON.stringify(
      { ok: true, command: 'upgrade', result: { steps: [], before: [], after: [] } },
      null,
      2,
    )}\n`,
  })
  expect(project.run(process.execPath, 'manage.js', 'db', 'upgrade', 'nowhere').status).toBe(2)
})
