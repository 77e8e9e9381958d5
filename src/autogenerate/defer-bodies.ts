import type { CompileDialect } from '../dialects/dialect.ts'
import type { Operation, OperationKind, OperationOf } from '../operations/index.ts'
import { sql } from '../schema/sql.ts'
import { hasWord, listWords } from './mentions.ts'

/**
 * Operations in which functions whose bodies name what comes after them are made unread, where the engine reads a body
 * when a function is made: a table calls a function that reads another table, or that one itself.
 */
export function deferBodies(
  operations: readonly Operation[],
  dialect: CompileDialect,
): readonly Operation[] {
  const { bodyCheckSetting } = dialect.features
  if (bodyCheckSetting === undefined) return operations
  const isEarly = (operation: Operation, index: number) =>
    operation.kind === 'createFunction' &&
    operation.function.isParsed !== true &&
    namesAny(dialect.inlineSql(operation.function.body), operations.slice(index + 1))
  const first = operations.findIndex(isEarly)
  const last = operations.findLastIndex(isEarly)
  if (first === -1) return operations
  const setting = sql.raw(bodyCheckSetting)
  return [
    ...operations.slice(0, first),
    { kind: 'execute', statement: sql`SET ${setting} = off` },
    ...operations.slice(first, last + 1),
    { kind: 'execute', statement: sql`RESET ${setting}` },
    ...operations.slice(last + 1),
  ]
}

function namesAny(body: string, operations: readonly Operation[]): boolean {
  const words = listWords(body)
  return operations.flatMap(listMade).some((name) => hasWord(words, name))
}

type Namers = {
  readonly [Kind in OperationKind]?: (operation: OperationOf<Kind>) => string
}

/** The names of what operations make, as bodies of functions say them. */
const namers: Namers = {
  createTable: ({ table }) => table.name,
  addColumn: ({ column }) => column.name,
  renameTable: ({ newName }) => newName,
  renameColumn: ({ newName }) => newName,
  createView: ({ view }) => view.name,
  createMaterializedView: ({ view }) => view.name,
  createFunction: ({ function: made }) => made.name,
  createSequence: ({ sequence }) => sequence.name,
}

function listMade(operation: Operation): readonly string[] {
  const read = namers[operation.kind] as ((operation: Operation) => string) | undefined
  return read === undefined ? [] : [read(operation)]
}
