import type { DialectName } from '../../../src/dialects/index.ts'
import { applyOperation, reverseOperation } from '../../../src/operations/apply-operation.ts'
import type { Operation } from '../../../src/operations/operation.ts'
import type { Operations } from '../../../src/runtime/operations.ts'
import type { SchemaModel } from '../../../src/schema/schema-model.ts'
import { runScripts, type TestedDatabase, type TestScript } from '../../runtime/harness.ts'
import { compareLines, readCatalogLines } from '../../setup/catalog/read-catalog.ts'
import type { DirectiveCase } from './case.ts'
import { collectOperations } from './collect-operations.ts'
import { compileCase, type Outcome, toOutcome } from './compile-case.ts'

/** What a case did to a database. */
export interface CaseRun {
  readonly outcome: Outcome
  /** What MySQL would run, where the database is a MariaDB. */
  readonly mysql?: Outcome
  /** What the catalog shows otherwise than before. */
  readonly changes: readonly string[]
  /** What it shows otherwise than before once all was reversed, or the error; nothing where there is no reversal. */
  readonly remains?: readonly string[] | Outcome
}

/** Runs a case and its reversal in an empty database, as a migration would. */
export async function runCase(database: TestedDatabase, each: DirectiveCase): Promise<CaseRun> {
  const { before = () => {}, call } = each
  const scripts: TestScript[] = [{ up: before }]
  await runScripts(database, scripts)
  const first = await readCatalogLines(database.connection)
  const mysql =
    database.dialect.name === 'mariadb'
      ? { mysql: await compileCase(each, 'mysql', (sql) => askAsMysql(database, sql)) }
      : {}
  scripts.push({ up: call })
  const outcome = await runLast(database, scripts)
  const changes = compareLines(first, await readCatalogLines(database.connection))
  const reversal =
    'code' in outcome ? undefined : await reverseCase(each, database.dialect.name as DialectName)
  if (reversal === undefined) return { outcome, ...mysql, changes }
  scripts.push({ up: (op) => Promise.all(reversal.map((operation) => invoke(op, operation))) })
  const reversed = await runLast(database, scripts)
  const remains =
    'code' in reversed ? reversed : compareLines(first, await readCatalogLines(database.connection))
  return { outcome, ...mysql, changes, remains }
}

/** The operations that undo a case, as a written downgrade would have them; nothing where there are none. */
export async function reverseCase(
  { before, call }: DirectiveCase,
  dialect: DialectName,
): Promise<readonly Operation[] | undefined> {
  let model: SchemaModel = { tables: {} }
  for (const operation of await collectOperations(before, dialect))
    model = applyOperation(operation, model)
  const reversed: Operation[] = []
  for (const operation of await collectOperations(call, dialect)) {
    const reversal = reverseOperation(operation, model)
    if (reversal.kind === 'irreversible') return undefined
    reversed.unshift(...reversal.operations)
    model = applyOperation(operation, model)
  }
  return reversed
}

/** What goes on beside others runs outside the transaction, as it must. */
function invoke(op: Operations, operation: Operation): Promise<void> {
  const isConcurrent = 'concurrently' in operation && operation.concurrently
  return isConcurrent ? op.autocommit(() => op.invoke(operation)) : op.invoke(operation)
}

async function runLast(database: TestedDatabase, scripts: readonly TestScript[]): Promise<Outcome> {
  const start = database.events.length
  try {
    await runScripts(database, scripts)
  } catch (error) {
    return toOutcome(error)
  }
  const statements = database.events
    .slice(start)
    .flatMap((event) => (event.kind === 'statement' ? [event.sql] : []))
  return { statements }
}

/** MySQL 8 shows no widths of whole numbers, and MariaDB does. */
async function askAsMysql(database: TestedDatabase, sql: string) {
  const rows = await database.rows(sql)
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        typeof value === 'string' ? value.replaceAll(/\b((?:small|big)?int)\(\d+\)/g, '$1') : value,
      ]),
    ),
  )
}
