import type { Operation } from '../../operations/index.ts'
import type { TableName } from '../../schema/column-reference.ts'
import { tableKey } from '../../schema/schema-model.ts'

/** What tables and columns of the models are called in the database, which has yet to rename them. */
export class FormerNames {
  readonly #tables = new Map<string, TableName>()
  readonly #columns = new Map<string, Map<string, string>>()

  /** Of renames in the order in which they run. */
  constructor(operations: readonly Operation[]) {
    for (const operation of operations) {
      if (operation.kind === 'renameTable') {
        const { name, newName, schema } = operation
        this.#tables.set(tableKey({ name: newName, schema }), { name, schema })
      }
      if (operation.kind === 'renameColumn') {
        const { table, schema, name, newName } = operation
        const key = tableKey({ name: table, schema })
        const columns = this.#columns.get(key) ?? new Map<string, string>()
        this.#columns.set(key, columns.set(newName, name))
      }
    }
  }

  /** A table by the name that it has now. */
  findTable(table: TableName): TableName {
    return this.#tables.get(tableKey(table)) ?? table
  }

  /** The keys of the tables that have a name in the models, or now: several where it goes from one to another. */
  findKeys(key: string): readonly string[] {
    const renamed = [...this.#tables].filter(([, former]) => tableKey(former) === key)
    return [...new Set([key, ...renamed.map(([newKey]) => newKey)])]
  }

  /** All names that come and go. */
  get names(): readonly string[] {
    const tables = [...this.#tables].flatMap(([key, { name }]) => [
      key.slice(key.lastIndexOf('.') + 1),
      name,
    ])
    return [...tables, ...[...this.#columns.values()].flatMap((columns) => [...columns].flat())]
  }

  /** The name that a column of a table has now. */
  findColumn(table: TableName, column: string): string {
    return this.#columns.get(tableKey(table))?.get(column) ?? column
  }

  /** The columns of a table that have other names now, by their names in the models. */
  listColumns(table: TableName): readonly (readonly [name: string, former: string])[] {
    return [...(this.#columns.get(tableKey(table)) ?? [])]
  }
}
