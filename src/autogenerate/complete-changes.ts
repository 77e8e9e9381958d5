import type { CompileDialect } from '../dialects/dialect.ts'
import { findColumn, findTable, tableOf } from '../operations/edit-model.ts'
import type { AlterColumn, Operation } from '../operations/index.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { mapOperations } from './walk-operations.ts'

/**
 * Changes of columns with what the engine needs beside them: the cast to another type, and the column as it is where
 * that has to be told. `before` is the schema that the operations meet.
 */
export function completeChanges(
  operations: readonly Operation[],
  before: SchemaModel,
  dialect: CompileDialect,
): readonly Operation[] {
  return mapOperations(operations, before, (operation, model) =>
    operation.kind === 'alterColumn' ? completeChange(operation, model(), dialect) : operation,
  )
}

function completeChange(
  operation: AlterColumn,
  before: SchemaModel,
  dialect: CompileDialect,
): AlterColumn {
  const { existing: _, ...rest } = operation
  const table = findTable(before, tableOf(operation))
  const column = table && findColumn(table, operation.name)
  if (table === undefined || column === undefined) return operation
  const { type, identity, autoIncrement } = operation.change
  const { using } =
    type === undefined || operation.using !== undefined || column.generated !== undefined
      ? operation
      : dialect.judgeTypeChange({ table, column: column.name, from: column.type, to: type })
  const { restatesColumns, rebuildsTables } = dialect.features
  // What counts already is changed part by part, and nothing else tells that it does.
  const isNumbering = !rebuildsTables && (identity !== undefined || autoIncrement !== undefined)
  return {
    ...rest,
    ...(using === undefined ? {} : { using }),
    ...(restatesColumns || isNumbering ? { existing: column } : {}),
  }
}
