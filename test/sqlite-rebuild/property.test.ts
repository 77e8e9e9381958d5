import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { sqliteDialect } from '../../src/dialects/sqlite/index.ts'
import { applyOperation, reverseOperation } from '../../src/operations/apply-operation.ts'
import type { Operation } from '../../src/operations/operation.ts'
import type { SchemaModel } from '../../src/schema/schema-model.ts'
import type { TestedDatabase } from '../runtime/harness.ts'
import { createFamilies, run } from './family.ts'
import { anyChange, anyTable } from './random-table.ts'

const CASES = Number(process.env['LIMBECK_PROPERTY_CASES'] ?? 150)
const SEED = 20_261_121

const open = createFamilies('sqlite')
const TABLES = [{ name: 't' }, { name: 'other' }]

async function introspect(database: TestedDatabase): Promise<SchemaModel> {
  const results = []
  for (const query of sqliteDialect.catalogQueries({ kind: 'tables', tables: TABLES })) {
    results.push((await database.connection.execute(query)).rows)
  }
  return sqliteDialect.readCatalog(results)
}

/** A model in the words of SQLite: what it keeps, written as it writes it, in no order where there is none. */
function normalize(model: SchemaModel): unknown {
  const write = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(write)
    if (typeof value !== 'object' || value === null) return value
    if ('parts' in value) return squeeze(sqliteDialect.inlineSql(value as never))
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([key, each]) => [
          key,
          key === 'type' ? sqliteDialect.writeType(each as never) : write(each),
        ]),
    )
  }
  return Object.values(model.tables).map((table) => {
    const columns = table.columns.map((column) => {
      const { default: value, ...rest } = write(column) as { default?: unknown }
      return value === undefined ? rest : { ...rest, default: writeDefault(value) }
    })
    const byName = (a: { name?: unknown }, b: { name?: unknown }) =>
      String(a.name) < String(b.name) ? -1 : 1
    return {
      name: table.name,
      columns: columns.toSorted((a, b) => byName(a, b)),
      constraints: (write(table.constraints) as { name?: unknown }[]).toSorted(byName),
      indexes: (write(table.indexes) as { name?: unknown }[]).toSorted(byName),
      options: table.options ?? {},
    }
  })
}

function writeDefault(value: unknown): string {
  const text = typeof value === 'string' ? value : sqliteDialect.writeLiteral(value)
  return squeeze(text.replace(/^'(.*)'$/s, (_, inner: string) => inner.replaceAll("''", "'")))
}

function squeeze(text: string): string {
  return text.replaceAll(/[()"\s]/g, '')
}

function tryApply(operation: Operation, model: SchemaModel): SchemaModel | undefined {
  try {
    return applyOperation(operation, model)
  } catch {
    return undefined
  }
}

it(`does in ${CASES} random cases what is foretold, and its reverse undoes it`, {
  timeout: 3_600_000,
}, async () => {
  let seen = 0
  const cases = anyTable.chain((table) =>
    fc.record({ table: fc.constant(table), operation: anyChange(table) }),
  )
  for (const { table, operation } of fc.sample(cases, { numRuns: CASES, seed: SEED })) {
    const database = await open(['CREATE TABLE other (id INTEGER PRIMARY KEY)'])
    await run(database, (op) => op.invoke({ kind: 'createTable', table }))
    const before = await introspect(database)
    const after = tryApply(operation, before)
    if (after === undefined) continue
    const label = JSON.stringify({ table, operation })
    await run(database, (op) => op.invoke(operation))
    expect({ label, model: normalize(await introspect(database)) }).toEqual({
      label,
      model: normalize(after),
    })
    const reversal = reverseOperation(operation, before)
    if (reversal.kind === 'irreversible') throw new Error(`${reversal.reason}: ${label}`)
    await run(database, async (op) => {
      for (const each of reversal.operations) await op.invoke(each)
    })
    expect({ label, model: normalize(await introspect(database)) }).toEqual({
      label,
      model: normalize(before),
    })
    expect(await database.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    seen += 1
    await database.connection.close()
  }
  expect(seen).toBeGreaterThan(CASES * 0.8)
})
