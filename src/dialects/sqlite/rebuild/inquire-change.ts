import { LimbeckError } from '../../../errors/index.ts'
import { type BatchAlterTable, describeOperation } from '../../../operations/index.ts'
import type { Operation } from '../../../operations/operation.ts'
import type { Inquiry, Statement } from '../../dialect.ts'
import { refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { readTableText } from '../table-text.ts'
import { applyEdit } from './apply-edits.ts'
import { compileNative, type EditStep } from './compile-native.ts'
import { compileCleanup, compileRebuild } from './compile-rebuild.ts'
import { editOptions } from './edits/options.ts'
import { orderColumns } from './order-columns.ts'
import type { EditContext, RebuildState } from './rebuild-state.ts'
import { type Place, readSnapshot, type Snapshot, snapshotQueries } from './snapshot.ts'

/** Looks at the table of an operation, to alter it or to make it anew. */
export function inquireChange(operation: Operation & Place, writer: SqlWriter): Inquiry {
  const { table, schema } = operation
  return inquireBatch({ kind: 'batchAlterTable', table, schema, operations: [operation] }, writer)
}

/** Looks at the table of a batch, to alter it or to make it anew once for all. */
export function inquireBatch(batch: BatchAlterTable, writer: SqlWriter): Inquiry {
  return {
    queries: snapshotQueries(batch, writer),
    compile: (results) => compileChanges(batch, readSnapshot(results, batch, writer), writer),
    cleanup: (results) => compileCleanup(readSnapshot(results, batch, writer)),
  }
}

/** The statements of a batch for a table as it is. */
export function compileChanges(
  batch: BatchAlterTable,
  snapshot: Snapshot,
  writer: SqlWriter,
): readonly Statement[] {
  const { operations, recreate = 'auto', options = {}, ordering, placements } = batch
  const context: EditContext = { place: batch, snapshot, writer }
  const text = readTableText(snapshot.sql)
  const first: RebuildState = {
    text,
    indexes: snapshot.indexes,
    added: new Set(),
    sources: new Map(),
  }
  const steps: EditStep[] = []
  let state = first
  for (const operation of operations) {
    const after = applyEdit(state, operation, context)
    steps.push({ operation, before: state, after })
    state = after
  }
  const native = steps.map((step) => compileNative(step, context))
  const isArranged = ordering !== undefined || placements !== undefined
  const isPlain = !isArranged && Object.keys(options).length === 0
  if (recreate !== 'always' && isPlain && native.every((statements) => statements !== undefined)) {
    return native.flat()
  }
  if (recreate === 'never') throw refuseNever(batch, writer)
  const last = orderColumns(editOptions(state.text, options, writer), batch)
  return compileRebuild(text, { ...state, text: last }, context)
}

function refuseNever({ table }: BatchAlterTable, writer: SqlWriter): LimbeckError {
  return refuseUnsupported(
    writer,
    `change the table "${table}" so without making it anew`,
    'Leave { recreate: "never" } out.',
  )
}

/** The error where a table would have to be looked at, and there is no database. */
export function refuseOffline(operation: Operation): LimbeckError {
  return new LimbeckError(
    'offline_read',
    `SQLite makes a table anew to ${describeOperation(operation)}, and there is no database that tells what it is`,
    {
      hint: 'Tell it: op.batchAlterTable("users", (batch) => …, { copyFrom: table("users", { … }) }).',
    },
  )
}
