import { readOptions } from '../util/read-options.ts'
import { findTable, inSchema, removeTable } from './edit-model.ts'
import { formatTable } from './format-name.ts'
import {
  type DirectiveScope,
  irreversible,
  type OperationDefinition,
  reverseBy,
} from './operation.ts'
import { requireName } from './require-argument.ts'
import { alreadyDone } from './schema-conflict.ts'

/** Takes a table away with everything in it. */
export interface DropTable {
  readonly kind: 'dropTable'
  readonly name: string
  readonly schema?: string | undefined
  readonly ifExists?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropTable: DropTable
  }
}

/** What can be said when a table is dropped. */
export interface DropTableOptions {
  readonly schema?: string | undefined
  readonly ifExists?: boolean | undefined
}

/** Describes the drop of a table. */
export function dropTable(
  _scope: DirectiveScope,
  name: string,
  options?: DropTableOptions,
): DropTable {
  const said = readOptions<DropTableOptions>(options, ['schema', 'ifExists'], 'dropTable()')
  return { kind: 'dropTable', name: requireName(name, 'dropTable()', 'table'), ...said }
}

/** What dropping a table means for the schema. */
export const dropTableDefinition: OperationDefinition<'dropTable'> = {
  kind: 'dropTable',
  reverse(operation, before) {
    const table = findTable(before, operation)
    if (table !== undefined) return reverseBy({ kind: 'createTable', table })
    if (operation.ifExists === true) return reverseBy()
    return irreversible(`What the table ${formatTable(operation)} had is not known.`)
  },
  apply(operation, model) {
    if (findTable(model, operation) !== undefined) return removeTable(model, operation)
    if (operation.ifExists === true) return model
    throw alreadyDone(
      `There is no table ${formatTable(operation)}.`,
      'With { ifExists: true } a table that is not there is no error.',
    )
  },
  isVisible: () => true,
  describe: (operation) => `drop table ${formatTable(operation)}`,
  findTables: ({ name, schema }) => [{ name, ...inSchema(schema) }],
}
