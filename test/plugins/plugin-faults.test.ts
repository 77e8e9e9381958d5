import { describe, expect, it } from 'vitest'
import { createMigrator, defineOperation, definePlugin, irreversible } from '../../src/index.ts'
import { directives } from '../../src/operations/index.ts'
import { operationDefinitions } from '../../src/operations/registry.ts'
import { createPluginSet } from '../../src/plugins/create-plugin-set.ts'
import type { Plugin } from '../../src/plugins/plugin.ts'
import type { CompileByDialect, PluginOperation } from '../../src/plugins/plugin-operation.ts'
import { Operations } from '../../src/runtime/operations.ts'
import { openDatabase, runScripts, type TestScript } from '../runtime/harness.ts'

function describeOperation(kind: string, changes: object = {}): PluginOperation {
  const operation = {
    kind,
    directive: () => ({ kind }),
    compile: () => ['SELECT 1'],
    reverse: () => irreversible('nothing does'),
    describe: () => kind,
    ...changes,
  }
  return operation
}

const plugin = (name: string, ...operations: readonly PluginOperation[]) =>
  definePlugin({ name, operations })

describe('a plugin is refused that', () => {
  it.each<readonly [string, readonly unknown[], string, string]>([
    [
      'is no object',
      [null],
      'A plugin is an object with a "name".',
      'Make it with definePlugin().',
    ],
    ['has no name', [{}], 'A plugin is an object with a "name".', 'Make it with definePlugin().'],
    [
      'has an unknown key',
      [{ name: 'p', operation: [] }],
      'The plugin "p" has an unknown key "operation".',
      'Did you mean "operations"?',
    ],
    [
      'has a list that is none',
      [{ name: 'p', operations: {} }],
      'The plugin "p": "operations" must be a list.',
      'Mend the plugin, or leave it out of the setting "plugins".',
    ],
    [
      'has the name of another',
      [plugin('p'), plugin('p')],
      'Two plugins are called "p".',
      'Mend the plugin, or leave it out of the setting "plugins".',
    ],
    [
      'has an operation that is none',
      [{ name: 'p', operations: ['x'] }],
      'The plugin "p" has an operation that is no object.',
      'Make it with defineOperation().',
    ],
    [
      'has an operation without a function',
      [plugin('p', describeOperation('turn', { reverse: undefined }))],
      'The operation "turn" of the plugin "p": "reverse" must be a function.',
      'Mend the plugin, or leave it out of the setting "plugins".',
    ],
    [
      'has an operation with an unknown key',
      [plugin('p', describeOperation('turn', { findTable: () => [] }))],
      'The operation "turn" of the plugin "p" has an unknown key "findTable".',
      'Did you mean "findTables"?',
    ],
    [
      'compiles by what is no function',
      [plugin('p', describeOperation('turn', { compile: { sqlite: 'SELECT 1' } }))],
      'The operation "turn" of the plugin "p": "compile" must be a function, or an object with a function for each engine.',
      'Mend the plugin, or leave it out of the setting "plugins".',
    ],
    [
      'names an operation as no script could',
      [plugin('p', describeOperation('turn-round'))],
      'The operation "turn-round" of the plugin "p": "kind" must be a name such as "refreshCube".',
      'Mend the plugin, or leave it out of the setting "plugins".',
    ],
    [
      'has an operation of another plugin',
      [plugin('p', describeOperation('turn')), plugin('q', describeOperation('turn'))],
      'The plugin "q" adds the operation "turn", and the plugin "p" has that name already.',
      'Choose another name.',
    ],
    [
      'has an operation twice',
      [plugin('p', describeOperation('turn'), describeOperation('turn'))],
      'The plugin "p" adds the operation "turn", and it has that name already.',
      'Choose another name.',
    ],
  ])('%s', (_, plugins, message, hint) => {
    expect(() => createPluginSet(plugins as readonly Plugin[])).toThrow(
      expect.objectContaining({ code: 'plugin_invalid', message, hint }),
    )
  })

  const members = [
    ...Object.keys(directives),
    ...Object.keys(operationDefinitions),
    ...Object.getOwnPropertyNames(Operations.prototype),
    'progress',
    'then',
    'toString',
  ]
  it.each(members)('adds "%s", which is there', (kind) => {
    expect(() => createPluginSet([plugin('p', describeOperation(kind))])).toThrow(
      expect.objectContaining({
        code: 'plugin_invalid',
        message: `The plugin "p" adds the operation "${kind}", and Limbeck itself has that name already.`,
      }),
    )
  })
})

it('is refused before anything is opened', async () => {
  const plugins = [plugin('p', describeOperation('addColumn'))]
  await expect(createMigrator({ url: 'sqlite::memory:', plugins })).rejects.toMatchObject({
    code: 'plugin_invalid',
    details: { plugin: 'p' },
  })
})

describe('a step fails where an operation', () => {
  const compileTo = (compile: unknown) => ({ compile: compile as CompileByDialect })
  it.each<readonly [string, object, string, string]>([
    [
      'does not know the engine',
      compileTo({ postgresql: () => [] }),
      'operation_unsupported',
      'The plugin "p" does not say what its operation "turn" comes to on sqlite.',
    ],
    [
      'does not describe a change',
      { directive: () => ({ kind: 'other' }) },
      'operation_invalid',
      'The operation "turn" of the plugin "p" has a directive that gives no { kind: "turn", … }.',
    ],
    [
      'compiles to no list',
      compileTo(() => 'SELECT 1'),
      'operation_invalid',
      'The operation "turn" of the plugin "p" compiles to no list for sqlite.',
    ],
    [
      'compiles to itself',
      compileTo(() => [{ kind: 'turn' }]),
      'operation_invalid',
      'The operation "turn" of the plugin "p" compiles to itself: "turn" -> "turn".',
    ],
    [
      'compiles to what nobody knows',
      compileTo(() => [{ kind: 'addColum' }]),
      'invalid_argument',
      'There is no operation of the kind "addColum".',
    ],
    [
      'makes a mistake',
      compileTo(() => {
        throw new TypeError('x is not a function')
      }),
      'operation_invalid',
      'The operation "turn" of the plugin "p" failed: x is not a function.',
    ],
    [
      'has no words for itself',
      { describe: () => undefined },
      'operation_invalid',
      'The operation "turn" of the plugin "p" does not describe itself.',
    ],
  ])('%s', async (_, changes, code, message) => {
    const database = await openDatabase('sqlite::memory:', {
      plugins: [plugin('p', describeOperation('turn', changes))],
    })
    const turn: TestScript = {
      up: async (op) => {
        await op.execute('CREATE TABLE made (id INTEGER)')
        await (op as unknown as { turn(): Promise<void> }).turn()
      },
    }
    await expect(runScripts(database, [turn])).rejects.toMatchObject({ code, message })
    expect(await database.rows("SELECT name FROM sqlite_master WHERE name = 'made'")).toEqual([])
    await database.connection.close()
  })

  it('in a batch changes something else than its table', async () => {
    const elsewhere = defineOperation({
      kind: 'elsewhere',
      directive: () => ({ kind: 'elsewhere' as const }),
      batch: () => ({ kind: 'elsewhere' as const }),
      compile: (_operation, _writer, build) => [build.dropColumn('others', 'id')],
      reverse: () => irreversible('nothing does'),
      describe: () => 'change another table',
    })
    const database = await openDatabase('sqlite::memory:', { plugins: [plugin('p', elsewhere)] })
    const run = runScripts(database, [
      {
        up: (op) =>
          op.batchAlterTable('people', (batch) => {
            ;(batch as unknown as { elsewhere(): void }).elsewhere()
          }),
      },
    ])
    await expect(run).rejects.toMatchObject({
      code: 'operation_invalid',
      message:
        'The operation "elsewhere" of the plugin "p" compiles to "dropColumn", which is no change of the table "people", and cannot be in its batch.',
    })
    await database.connection.close()
  })

  it('is invoked that nobody knows', async () => {
    const database = await openDatabase('sqlite::memory:')
    const run = runScripts(database, [{ up: (op) => op.invoke({ kind: 'addColunm' } as never) }])
    await expect(run).rejects.toMatchObject({
      code: 'invalid_argument',
      message: 'There is no operation of the kind "addColunm".',
      hint: 'Did you mean "addColumn"?',
    })
    await database.connection.close()
  })
})
