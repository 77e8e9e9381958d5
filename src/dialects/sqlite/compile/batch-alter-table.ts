import type { BatchAlterTable } from '../../../operations/index.ts'
import type { Statement } from '../../dialect.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { compileChanges, refuseOffline } from '../rebuild/inquire-change.ts'
import { imagineSnapshot } from '../rebuild/snapshot.ts'
import { compileCreateTable } from './create-table.ts'

/** The statements of a batch for a table that was told with `copyFrom`. */
export function compileBatch(batch: BatchAlterTable, writer: SqlWriter): readonly Statement[] {
  const { copyFrom } = batch
  if (copyFrom === undefined) throw refuseOffline(batch.operations[0] ?? batch)
  const { schema: _, ...table } = copyFrom
  const bare = compileCreateTable({ kind: 'createTable', table: { ...table, indexes: [] } }, writer)
  const [create] = bare
  const indexes = copyFrom.indexes.map((index) => {
    const [, statement] = compileCreateTable(
      { kind: 'createTable', table: { ...table, indexes: [index] } },
      writer,
    )
    return { name: index.name, sql: statement?.sql ?? '' }
  })
  return compileChanges(batch, imagineSnapshot(batch.table, create?.sql ?? '', indexes), writer)
}
