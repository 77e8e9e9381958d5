import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { linkPackages, ROOT } from './packed-package.ts'
import { createPackedProject, type PackedProject } from './packed-project.ts'

const TYPESCRIPT_7 = join(ROOT, 'node_modules/typescript-7/bin/tsc')
const TYPESCRIPT_6 = join(ROOT, 'node_modules/typescript/bin/tsc')

const STRICT = {
  target: 'es2024',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  // The declarations of the package are checked too, not only how they are used.
  skipLibCheck: false,
  types: ['node'],
}

interface Setting {
  readonly compiler: string
  readonly type: 'module' | 'commonjs'
  readonly options: object
}

const SETTINGS: Readonly<Record<string, Setting>> = {
  'nodenext, ESM': {
    compiler: TYPESCRIPT_7,
    type: 'module',
    options: { module: 'nodenext', verbatimModuleSyntax: true, erasableSyntaxOnly: true },
  },
  'nodenext, CommonJS': {
    compiler: TYPESCRIPT_7,
    type: 'commonjs',
    options: { module: 'nodenext' },
  },
  'for a bundler': {
    compiler: TYPESCRIPT_7,
    type: 'module',
    options: { module: 'preserve', moduleResolution: 'bundler' },
  },
  'nodenext with TypeScript 6': {
    compiler: TYPESCRIPT_6,
    type: 'module',
    options: { module: 'nodenext' },
  },
  'commonjs with TypeScript 6': {
    compiler: TYPESCRIPT_6,
    type: 'commonjs',
    options: { module: 'commonjs', moduleResolution: 'bundler' },
  },
}

const SCRIPT = `import { t, sql, type Operations } from 'limbeck'
import { index } from 'limbeck/schema'

interface Database { users: { id: number; email: string; is_admin: boolean | null } }

export const revision = 'a1'
export const downRevision = null

export async function upgrade(op: Operations<Database>) {
  await op.createTable('users', {
    id: t.integer().primaryKey(),
    email: t.varchar(255).notNull().default(sql\`''\`),
  }, (c) => [index().on(c.email)], { comment: 'people' })
  const users = await op.db.selectFrom('users').select(['id', 'email']).execute()
  const emails: string[] = users.map((user) => user.email)
  await op.db.updateTable('users').set({ is_admin: false }).where('email', 'in', emails).execute()
  const count: number = await op.execute(sql\`DELETE FROM users WHERE id = \${1}\`)
  const [first] = await op.query<{ n: number }>('SELECT 1 AS n')
  const n: number | undefined = first?.n
  const survived = await op.attempt((inner) => inner.dropTable('users'))
  if (!survived.ok) console.log(survived.error, count, n)
}

export async function downgrade(op: Operations) {
  await op.dropTable('users')
}
`

const PROGRAM = `import { createMigrator, isLimbeckError, type RunEvent } from 'limbeck'
import { RevisionGraph } from 'limbeck/graph'
import { table, t } from 'limbeck/schema'
import { migratorCommand } from 'limbeck/cli'
import { compare, renderScript } from 'limbeck/autogenerate'

export async function main() {
  const seen: RunEvent['kind'][] = []
  const migrator = await createMigrator({ url: 'sqlite::memory:', on: (event) => seen.push(event.kind) })
  try {
    const { after } = await migrator.upgrade('head')
    const revisions: readonly string[] = after
    const several = await createMigrator<'several'>({ configFile: 'limbeck.config.ts' })
    const first = (await several.current()).databases[0]?.database
    return { revisions, first }
  } catch (error) {
    return isLimbeckError(error) ? error.code : undefined
  }
}
export const heads: readonly string[] = RevisionGraph.from([
  { revision: 'a1', downRevision: null, dependsOn: null, branchLabels: ['billing'] },
]).heads
export const users = table('users', { id: t.integer().primaryKey() })
export async function write(): Promise<string> {
  const changes = await compare('sqlite::memory:', { users }, { decisions: { rename: ({ score }) => score > 0.9 } })
  return renderScript(changes, { revision: 'a1', downRevision: null })
}
export const command: string = migratorCommand({ name: 'db' }).name()
`

const PLUGIN = `import {
  type AnyOperation,
  type DirectiveScope,
  defineOperation,
  definePlugin,
  irreversible,
  type Operations,
  t,
} from 'limbeck'
import { assembleDialect, dialectParts, openConnection } from 'limbeck/dialects'
import { index } from 'limbeck/schema'

interface Stamp { readonly kind: 'stamp'; readonly table: string; readonly column: string }
function stamp(_scope: DirectiveScope, table: string, column = 'stamped_on'): Stamp {
  return { kind: 'stamp', table, column }
}
interface Pick { readonly kind: 'pick'; readonly key: string }
function pick<const Given extends object>(_scope: DirectiveScope, given: Given, key: keyof Given & string): Pick {
  return { kind: 'pick', key: key in given ? key : '' }
}
declare module 'limbeck' {
  interface CustomDirectives { readonly stamp: typeof stamp; readonly pick: typeof pick }
  interface Operations<DB = unknown> {
    pick<const Given extends object>(given: Given, key: keyof Given & string): Promise<void>
  }
  interface CustomDialects { readonly cockroach: true }
}
const operation = defineOperation({
  kind: 'stamp',
  directive: stamp,
  compile: {
    postgresql: ({ table, column }, _writer, build) => [
      build.addColumn(table, column, t.timestamptz()),
      { kind: 'execute', statement: 'SELECT 1' },
    ],
    sqlite: ({ table }, { quoteIdentifier }) => ['SELECT * FROM ' + quoteIdentifier(table)],
    cockroach: () => [],
  },
  reverse: ({ table, column }) =>
    table === '' ? irreversible('nothing') : [{ kind: 'dropColumn', table, name: column }],
  describe: ({ column }) => column,
})
const picking = defineOperation({
  kind: 'pick',
  directive: pick,
  compile: ({ key }: Pick, _writer, build) => [
    build.createTable(key, { id: t.integer(), at: t.timestamp() }, (c) => [index().on(c.at)]),
  ],
  reverse: ({ key }: Pick) => [{ kind: 'dropTable', name: key }],
  describe: ({ key }: Pick) => key,
})
const cockroach = assembleDialect({ ...dialectParts.postgresql, name: 'cockroach', oldestVersion: [23, 1] })
export const plugin = definePlugin({
  name: 'stamps',
  operations: [operation, picking],
  dialects: [
    {
      kind: 'server',
      schemes: ['cockroach'],
      engine: 'postgresql',
      dialect: cockroach,
      connect: async ({ user, password, host, database }, options) => {
        const connection = await openConnection(
          'postgresql://' + user + ':' + password?.reveal() + '@' + host + '/' + database,
          options,
        )
        return { ...connection, server: { ...connection.server, product: 'cockroach' } }
      },
    },
  ],
})
export async function upgrade(op: Operations) {
  await op.stamp('users')
  await op.pick({ id: 1 }, 'id')
  // @ts-expect-error -- no such key
  await op.pick({ id: 1 }, 'name')
  const data: AnyOperation = { kind: 'stamp', table: 'users', column: 'made_on' }
  await op.invoke(data)
  if (op.context.dialect === 'cockroach') await op.addColumn('users', 'a', t.text())
}
`

const CONFIG = `import { defineConfig } from 'limbeck'
export const config = defineConfig(({ env, x }) => ({
  url: x['url'] === true ? undefined : x['url'],
  versionTable: env === 'test' ? 'test_version' : 'alembic_version',
  naming: { ix: 'ix_{table}_{columns}' },
}))
`

/** Each has a mistake in its last line. */
const MISTAKES: readonly (readonly [code: string, text: string])[] = [
  [
    'TS2551',
    `import type { Operations } from 'limbeck'\nexport const run = (op: Operations) => op.addColum('t')`,
  ],
  [
    'TS2345',
    `import type { Operations } from 'limbeck'\nexport const run = (op: Operations<{ users: { id: number } }>) => op.db.selectFrom('user')`,
  ],
  [
    'TS2353',
    `import { defineConfig } from 'limbeck'\nexport const config = defineConfig({ urll: 'sqlite:app.db' })`,
  ],
  [
    'TS2345',
    `import type { DirectiveScope, Operations } from 'limbeck'; declare module 'limbeck' { interface CustomDirectives { fold(scope: DirectiveScope, times: number): { kind: 'fold' } } }\nexport const run = (op: Operations) => op.fold('twice')`,
  ],
  [
    'TS2820',
    `import type { Operations } from 'limbeck'\nexport const run = (op: Operations) => op.invoke({ kind: 'addColum', table: 't' })`,
  ],
  ['TS2554', `import { t } from 'limbeck'\nexport const column = t.boolean().notNull(true)`],
]

const projects = new Map<Setting['type'], PackedProject>()
afterAll(() => {
  for (const project of projects.values()) project.remove()
})

/** One project for each type of package.json: installing costs more than compiling. */
function openProject(type: Setting['type']): PackedProject {
  const project = projects.get(type) ?? createPackedProject({ manifest: { type }, drivers: [] })
  projects.set(type, project)
  linkPackages(join(project.directory, 'node_modules'), ['@types/node'])
  return project
}

function typecheck({ compiler, type, options }: Setting, files: Readonly<Record<string, string>>) {
  const project = openProject(type)
  for (const [path, text] of Object.entries(files)) project.write(path, text)
  const compilerOptions = { ...STRICT, ...options }
  project.write('tsconfig.json', JSON.stringify({ compilerOptions, files: Object.keys(files) }))
  const { status, stdout } = project.run(process.execPath, compiler, '-p', '.', '--pretty', 'false')
  return { status, stdout }
}

describe.each(Object.entries(SETTINGS))('with the settings %s', (_, setting) => {
  test('scripts, programs and configurations compile', () => {
    const files = {
      'script.ts': SCRIPT,
      'program.ts': PROGRAM,
      'config.ts': CONFIG,
      'plugin.ts': PLUGIN,
    }
    expect(typecheck(setting, files)).toEqual({ status: 0, stdout: '' })
  }, 240_000)
})

test('mistakes are found', () => {
  const [setting] = Object.values(SETTINGS)
  if (setting === undefined) throw new Error('There are no settings')
  const files = Object.fromEntries(MISTAKES.map(([, text], index) => [`mistake-${index}.ts`, text]))
  const { stdout } = typecheck(setting, files)
  const found = [...stdout.matchAll(/^(mistake-\d\.ts)\(2,\d+\): error (TS\d+)/gm)]
  expect(found.map(([, file, code]) => [file, code])).toEqual(
    MISTAKES.map(([code], index) => [`mistake-${index}.ts`, code]),
  )
}, 240_000)
