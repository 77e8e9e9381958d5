import { type DialectName, dialects } from '../../../src/dialects/index.ts'
import type { Operation } from '../../../src/operations/operation.ts'
import type { DirectiveCase } from './case.ts'
import { collectOperations } from './collect-operations.ts'

type Row = Readonly<Record<string, unknown>>

/** Asks the database that a case is compiled for; nothing where there is none. */
export type Ask = (sql: string) => Promise<readonly Row[]>

/** What came of a case: its statements, or the error. */
export type Outcome =
  | { readonly statements: readonly string[] }
  | { readonly code: unknown; readonly message: string }

/** The statements of a case on a dialect. Without somebody to ask they are those of a script written for later. */
export async function compileCase(
  { call }: DirectiveCase,
  name: DialectName,
  ask?: Ask,
): Promise<Outcome> {
  try {
    const operations = await collectOperations(call, name)
    const dialect = dialects[name]
    const statements: string[] = []
    for (const operation of operations.flatMap((each) => dialect.expand(each))) {
      statements.push(...(await compileOperation(operation, name, ask)))
    }
    return { statements }
  } catch (error) {
    return toOutcome(error)
  }
}

/** Whether something has to be asked of a database before the case can be compiled as it runs. */
export async function asksFirst({ call }: DirectiveCase, name: DialectName): Promise<boolean> {
  try {
    const operations = (await collectOperations(call, name)).flatMap((each) =>
      dialects[name].expand(each),
    )
    return operations.some((each) => dialects[name].inquire(each) !== undefined)
  } catch {
    return false
  }
}

/** The code and the message of an error. */
export function toOutcome(error: unknown): Outcome {
  const { code, message } = error as { readonly code?: unknown; readonly message: string }
  return { code, message }
}

async function compileOperation(
  operation: Operation,
  name: DialectName,
  ask: Ask | undefined,
): Promise<readonly string[]> {
  const dialect = dialects[name]
  const inquiry = ask === undefined ? undefined : dialect.inquire(operation)
  if (ask !== undefined && inquiry !== undefined) {
    const results: (readonly Row[])[] = []
    for (const { sql } of inquiry.queries) results.push(await ask(sql))
    return inquiry.compile(results).map(({ sql }) => sql)
  }
  if (operation.kind === 'execute' && typeof operation.statement === 'string') {
    return dialect.splitStatements(operation.statement).map(({ sql }) => sql)
  }
  return dialect.compile(operation).map(({ sql }) => sql)
}
