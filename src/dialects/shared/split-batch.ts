import type { BatchAlterTable } from '../../operations/index.ts'
import type { Operation } from '../../operations/operation.ts'
import type { Statement } from '../dialect.ts'
import { assertNoOptions } from './refuse.ts'
import { type CompileTable, compileWith, type SqlWriter } from './sql-writer.ts'

/** The operations of a batch one after the other, where the engine alters tables as they are. */
export function splitBatch(batch: BatchAlterTable, writer: SqlWriter): readonly Operation[] {
  const { table, operations, ordering, placements, options } = batch
  assertNoOptions(
    writer,
    `the batch of "${table}"`,
    {
      partialReordering: ordering,
      'insertBefore or insertAfter': placements,
      tableOptions: options,
    },
    'Only SQLite makes tables anew, and so can order their columns.',
  )
  return operations
}

/** Compiles the operations of a batch one after the other. */
export function compileMembers(
  table: CompileTable,
  batch: BatchAlterTable,
  writer: SqlWriter,
): readonly Statement[] {
  return splitBatch(batch, writer).flatMap((operation) => compileWith(table, operation, writer))
}
