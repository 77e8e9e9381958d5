import { expect } from 'vitest'
import { dropKeyIndexes } from '../../../src/autogenerate/drop-key-indexes.ts'
import { mariadbDialect } from '../../../src/dialects/mysql/index.ts'
import { applyOperation, reverseOperation } from '../../../src/operations/apply-operation.ts'
import type { Operation, Reversal } from '../../../src/operations/operation.ts'
import type { SchemaModel } from '../../../src/schema/schema-model.ts'
import { runScripts, type TestedDatabase, type TestScript } from '../../runtime/harness.ts'
import { buildOperations } from './build-operations.ts'
import type { PropertyCase } from './draw-case.ts'
import type { Dump, ReadDump } from './dump/dump.ts'
import type { EngineProfile } from './engine-profile.ts'
import { canHaveRows, readRows } from './rows.ts'

/** An engine with the profile of its cases. */
export interface PropertyEngine {
  readonly profile: EngineProfile
  /** An empty database. What was given before need not be there any more. */
  readonly fresh: () => Promise<TestedDatabase>
  readonly readDump: ReadDump
}

/** What became of a case; `untried` where the drawn database had nothing for its kind of operation. */
export type Outcome = 'reversed' | 'irreversible' | 'untried'

/**
 * Runs an operation on a real database and looks at its catalog: afterwards it is that of a database made out of
 * nothing but the model that the operation foretells, and once it is reversed it is as before, rows included.
 */
export async function checkCase(
  { model, operation }: PropertyCase,
  { profile, fresh, readDump }: PropertyEngine,
): Promise<Outcome> {
  if (operation === undefined) return 'untried'
  const foretold = applyOperation(operation, model)
  const reversal = reverseOperation(operation, model)
  const keysInside = profile.engine === 'sqlite'
  const database = await fresh()
  const scripts = [
    script(
      buildOperations(
        model,
        canHaveRows(operation, model) ? { profile, keysInside } : { keysInside },
      ),
    ),
    script([operation], listUndoing(reversal, foretold, profile)),
  ]
  await runScripts(database, scripts.slice(0, 1))
  const before = await readDump(database)
  const rows = await readRows(database, model, operation)
  await runScripts(database, scripts)
  const after = await readDump(database)
  if (reversal.kind === 'operations') {
    await runScripts(database, scripts, { direction: 'downgrade' })
    const back = await readDump(database)
    expect(back.objects).toEqual(before.objects)
    // What was dropped comes back at the end, as the model has it too.
    expect(back.columns).toEqual(listColumns(reverse(reversal, foretold), before))
    expect(await readRows(database, model, operation)).toEqual(rows)
  }
  const other = await fresh()
  await runScripts(other, [script(buildOperations(foretold, { keysInside }))])
  expect(after).toEqual(await readDump(other))
  return reversal.kind === 'operations' ? 'reversed' : 'irreversible'
}

/** A reversal as a script has it: with the index that MariaDB makes for a foreign key and leaves behind. */
function listUndoing(
  reversal: Reversal,
  foretold: SchemaModel,
  { has }: EngineProfile,
): readonly Operation[] {
  if (reversal.kind !== 'operations') return []
  const { operations } = reversal
  return has.indexesForeignKeys ? dropKeyIndexes(operations, foretold, mariadbDialect) : operations
}

function script(up: readonly Operation[], down: readonly Operation[] = []): TestScript {
  const invoke =
    (operations: readonly Operation[]) => async (op: Parameters<TestScript['up']>[0]) => {
      for (const each of operations) await op.invoke(each)
    }
  return { up: invoke(up), down: invoke(down) }
}

function reverse(
  reversal: Reversal & { readonly kind: 'operations' },
  model: SchemaModel,
): SchemaModel {
  return reversal.operations.reduce((now, each) => applyOperation(each, now), model)
}

function listColumns({ tables }: SchemaModel, before: Dump): Dump['columns'] {
  const entries = Object.entries(tables).map(([key, { columns }]) => [
    key,
    columns.map(({ name }) => name),
  ])
  expect(Object.keys(tables).toSorted()).toEqual(Object.keys(before.columns).toSorted())
  return Object.fromEntries(entries)
}
