import { expect, it } from 'vitest'
import { type DirectiveScope, defineOperation, definePlugin, t } from '../../src/index.ts'
import type { ColumnRecord } from '../../src/schema/build-table.ts'
import { index } from '../../src/schema.ts'
import { openDatabase, runScripts } from '../runtime/harness.ts'
import { describeEngines } from '../setup/engines.ts'

/** A table with a twin that keeps what was there before. */
interface TwinTable {
  readonly kind: 'twinTable'
  readonly table: string
  readonly columns: ColumnRecord
  readonly key: string
}

function twinTable<const Given extends ColumnRecord>(
  _scope: DirectiveScope,
  table: string,
  columns: Given,
  key: keyof Given & string,
): TwinTable {
  return { kind: 'twinTable', table, columns, key }
}

declare module 'limbeck' {
  interface CustomDirectives {
    readonly twinTable: typeof twinTable
  }
  // What a directive asks of its type parameters is said here again: the types above see only their bounds.
  interface Operations<DB = unknown> {
    twinTable<const Given extends ColumnRecord>(
      table: string,
      columns: Given,
      key: keyof Given & string,
    ): Promise<void>
  }
}

const twins = definePlugin({
  name: 'twins',
  operations: [
    defineOperation({
      kind: 'twinTable',
      directive: twinTable,
      compile: ({ table, columns, key }: TwinTable, _writer, build) => [
        build.createTable(table, { ...columns }),
        build.createTable(
          `${table}_before`,
          { changed_on: t.timestamp(), [key]: t.varchar(20) },
          (c) => [index().on(c.changed_on, key)],
        ),
      ],
      reverse: ({ table }: TwinTable) => [
        { kind: 'dropTable', name: `${table}_before` },
        { kind: 'dropTable', name: table },
      ],
      describe: ({ table }: TwinTable) => `make "${table}" and its twin`,
    }),
  ],
})

describeEngines('a directive of a plugin with type parameters', (engine) => {
  it('takes what its types let it take', async () => {
    const database = await openDatabase(await engine.createUrl(), { plugins: [twins] })
    await runScripts(database, [
      {
        up: async (op) => {
          await op.twinTable('people', { name: t.varchar(20), age: t.integer() }, 'name')
          // @ts-expect-error -- "email" is no column of the table
          const build = () => op.twinTable('people', { name: t.varchar(20) }, 'email')
          expect(build).toBeTypeOf('function')
        },
      },
    ])
    expect(await database.rows('SELECT changed_on, name FROM people_before')).toEqual([])
    await database.connection.close()
  })
})
