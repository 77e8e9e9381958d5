import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import {
  type AnyOperation,
  createMigrator,
  type DirectiveScope,
  defineOperation,
  definePlugin,
  type Operation,
  type Plugin,
  type PluginOperation,
} from '../../src/index.ts'
import { createPluginSet } from '../../src/plugins/create-plugin-set.ts'
import { createRenderers } from '../../src/plugins/create-renderers.ts'
import { renderOperations } from '../../src/render/index.ts'
import type { SchemaModel } from '../../src/schema/schema-model.ts'
import { t } from '../../src/schema.ts'
import { createTestProject } from '../cli/test-project.ts'
import { readTable } from '../setup/dump-catalog.ts'
import { replaceableViews } from './replaceable-views.ts'
import { viewPlugin } from './view-plugin.ts'

function render(operations: readonly AnyOperation[], ...plugins: readonly Plugin[]) {
  return renderOperations(operations, { plugins: createRenderers(createPluginSet(plugins)) })
}

/** A plugin that also keeps the operations that it is asked to carry out. */
function recording(plugin: Plugin, seen: unknown[]): Plugin {
  const operations = (plugin.operations ?? []).map(
    (operation): PluginOperation => ({
      ...operation,
      compile(described, writer, build) {
        seen.push(described)
        const { compile } = operation
        const own = typeof compile === 'function' ? compile : compile[writer.name]
        return own?.(described, writer, build) ?? []
      },
    }),
  )
  return { ...plugin, operations }
}

const users: SchemaModel = {
  tables: {
    users: {
      name: 'users',
      columns: [{ name: 'id', type: { kind: 'integer' }, nullable: false }],
      constraints: [{ kind: 'primaryKey', columns: ['id'] }],
      indexes: [],
    },
  },
}

it('is generated as its directive, and loads as the same operation', async () => {
  const project = createTestProject()
  const url = `sqlite:${join(project.directory, 'app.db')}`
  const seen: unknown[] = []
  const views: readonly AnyOperation[] = [
    {
      kind: 'createReplaceableView',
      name: "it's",
      query: 'SELECT id\nFROM users -- `all` of ${them}',
    },
    {
      kind: 'createReplaceableView',
      name: "it's",
      query: 'SELECT id + 1 AS id FROM users',
      replaces: 'SELECT id\nFROM users -- `all` of ${them}',
    },
  ]
  await using migrator = await createMigrator({
    url,
    migrations: project.directory,
    schema: () => users,
    plugins: [recording(replaceableViews, seen)],
    processRevisionDirectives: ([revision]) =>
      revision === undefined
        ? []
        : [
            {
              ...revision,
              upgrade: [...revision.upgrade, ...views],
              downgrade: [
                {
                  kind: 'dropReplaceableView',
                  name: "it's",
                  query: 'SELECT id + 1 AS id FROM users',
                },
                ...revision.downgrade,
              ],
            },
          ],
  })
  const { path } = await migrator.generate({ message: 'views', revisionId: 'a1' })
  expect(project.read(path?.slice(project.directory.length + 1) ?? '')).toContain(
    `
  await op.createReplaceableView("it's", 'SELECT id\\nFROM users -- \`all\` of \${them}')
  await op.createReplaceableView("it's", 'SELECT id + 1 AS id FROM users', {
    replaces: 'SELECT id\\nFROM users -- \`all\` of \${them}',
  })
}

export async function downgrade(op: Operations) {
  await op.dropReplaceableView("it's", 'SELECT id + 1 AS id FROM users')
  await op.dropTable('users')
}
`,
  )
  await migrator.upgrade()
  expect(seen).toEqual(views)
  expect(await readTable(url, 'SELECT count(*) AS n FROM "it\'s"')).toEqual([{ n: 0 }])
  await migrator.downgrade()
  await expect(readTable(url, 'SELECT count(*) AS n FROM "it\'s"')).rejects.toMatchObject({
    code: 'statement_failed',
  })
})

test('in a batch it is the directive of the batch; without one the batch is data, and runs all the same', async () => {
  const batch = (column: string) =>
    ({
      kind: 'batchAlterTable',
      table: 'users',
      operations: [
        {
          kind: 'addColumn',
          table: 'users',
          column: { name: 'age', type: { kind: 'integer' }, nullable: true },
          constraints: [],
        },
        { kind: 'addStamp', table: 'users', column } as unknown as Operation,
      ],
    }) as const satisfies AnyOperation
  expect(render([batch('seen_on')], viewPlugin).code).toBe(`\
await op.batchAlterTable('users', (batch) => {
  batch.addColumn('age', t.integer())
  batch.addStamp('seen_on')
})`)
  const [, stamp] = viewPlugin.operations ?? []
  if (stamp === undefined) throw new Error('The plugin has changed')
  const silent = { ...stamp }
  delete silent.renderBatch
  const quiet = { ...viewPlugin, operations: [silent] }
  const { code, imports } = render([batch('seen_on')], quiet)
  expect(code).toMatch(/^await op\.invoke\(\{\n {2}kind: 'batchAlterTable',/)
  expect(imports).toEqual({})

  const project = createTestProject()
  const url = `sqlite:${join(project.directory, 'app.db')}`
  project.write(
    'versions/a1.mjs',
    `export const revision = 'a1'
export const downRevision = null
export const upgrade = async (op) => {
  await op.execute('CREATE TABLE users (id INTEGER PRIMARY KEY)')
  ${code}
}
`,
  )
  await using migrator = await createMigrator({
    url,
    migrations: project.directory,
    plugins: [quiet],
  })
  await migrator.upgrade()
  expect(await readTable(url, "SELECT name FROM pragma_table_info('users')")).toEqual([
    { name: 'id' },
    { name: 'age' },
    { name: 'seen_on' },
  ])
})

test('an operation that says nothing is data for op.invoke', () => {
  expect(render([{ kind: 'remember', key: 'a', value: 1n }], viewPlugin).code).toBe(
    "await op.invoke({ kind: 'remember', key: 'a', value: 1n })",
  )
})

test('a kind that no plugin has is refused', () => {
  const unknown = { kind: 'creatTable' } as unknown as AnyOperation
  expect(() => render([unknown])).toThrow(
    expect.objectContaining({ code: 'invalid_argument', hint: 'Did you mean "createTable"?' }),
  )
})

interface AddNote {
  readonly kind: 'addNote'
  readonly text: string
  readonly when: { readonly on: Date }
}

test('code stands for data, and brings its imports', () => {
  const addNote = (_scope: DirectiveScope, text: string, when: { readonly on: Date }): AddNote => ({
    kind: 'addNote',
    text,
    when,
  })
  const operation = defineOperation({
    kind: 'addNote',
    directive: addNote,
    compile: () => [],
    reverse: () => [],
    describe: () => 'add a note',
    render: ({ when }, { code }) => [
      code('NOTES.first', { '../notes.ts': ['NOTES'], '@acme/notes': ['Note'] }),
      { on: when.on },
    ],
  })
  const note = { kind: 'addNote', text: 'hello', when: { on: new Date(0) } } as unknown
  expect(
    render([note as AnyOperation], definePlugin({ name: 'notes', operations: [operation] })),
  ).toEqual({
    code: "await op.addNote(NOTES.first, { on: new Date('1970-01-01T00:00:00.000Z') })",
    imports: { '../notes.ts': ['NOTES'], '@acme/notes': ['Note'] },
  })
  defineOperation({
    ...operation,
    directive: addNote,
    // @ts-expect-error -- the second argument is an object with a date
    render: ({ text }) => [text, { on: text }],
  })
})

test('types and columns are written as builders', () => {
  const cast = definePlugin({
    name: 'casts',
    operations: [
      {
        kind: 'cast',
        directive: () => ({ kind: 'cast' }),
        compile: () => [],
        reverse: () => [],
        describe: () => 'cast',
        render: (_, { type, column }) => [
          type({ kind: 'varchar', length: 20 }),
          column({ name: 'a', type: { kind: 'integer' }, nullable: false, default: 7 }),
          undefined,
        ],
      },
    ],
  })
  const { code, imports } = render([{ kind: 'cast' } as unknown as AnyOperation], cast)
  expect(code).toBe('await op.cast(t.varchar(20), t.integer().notNull().default(7))')
  expect(imports).toEqual({ limbeck: ['t'] })
})

test.each<[string, () => unknown, string]>([
  ['no list', () => 'adults', 'has a "render" that gives no list'],
  ['a function', () => [{ run: () => 1 }], 'gives what is neither data nor code'],
  ['a builder, which is no code', () => [t.integer()], 'gives what is neither data nor code'],
  [
    'a mistake',
    () => {
      throw new TypeError('no name')
    },
    'failed: no name',
  ],
])('%s is a fault of the plugin', (_, give, message) => {
  const broken = definePlugin({
    name: 'broken',
    operations: [
      {
        kind: 'brokenOne',
        directive: () => ({ kind: 'brokenOne' }),
        compile: () => [],
        reverse: () => [],
        describe: () => 'break',
        render: give as () => readonly unknown[],
      },
    ],
  })
  expect(() => render([{ kind: 'brokenOne' } as unknown as AnyOperation], broken)).toThrow(
    expect.objectContaining({
      code: 'operation_invalid',
      message: expect.stringContaining(message) as string,
    }),
  )
})
