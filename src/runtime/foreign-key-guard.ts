import type { Row } from '../connect/connection.ts'
import { LimbeckError } from '../errors/index.ts'
import type { Database } from './database.ts'
import { readRows } from './read-rows.ts'

/** Keeps foreign keys off during steps on engines that ask for it, and finds the rows that a step orphans. */
export interface ForeignKeyGuard {
  /** Called before the transaction of a step; `act` lets foreign keys act in it. */
  beforeStep(act: boolean): Promise<void>
  /** Called before the commit of a step. Throws `foreign_key_violation` for what the step broke. */
  readonly beforeCommit: (() => Promise<void>) | undefined
  /** Puts the session back as it was. */
  restore(): Promise<void>
}

const NO_GUARD: ForeignKeyGuard = {
  beforeStep: async () => {},
  beforeCommit: undefined,
  restore: async () => {},
}

/** How many violations an error lists. */
const LISTED_VIOLATIONS = 10

/** Turns foreign keys off for a run, where the dialect asks for it. */
export async function createForeignKeyGuard(database: Database): Promise<ForeignKeyGuard> {
  const { connection, dialect } = database
  const checks = dialect.foreignKeyChecks
  if (checks === undefined || (await connection.isInTransaction())) return NO_GUARD
  const [state] = await readRows(connection, checks.readState)
  const wasOn = state !== undefined && Object.values(state).some((value) => Number(value) === 1)
  let isOn = wasOn
  const turn = async (on: boolean) => {
    if (on !== isOn) await connection.execute(on ? checks.turnOn : checks.turnOff)
    isOn = on
  }
  const readViolations = async () =>
    new Map((await readRows(connection, checks.findViolations)).map((row) => [writeKey(row), row]))
  // A key that fits no unique columns makes the check itself fail. A step that mends such a schema must be able to run.
  const before = await readViolations().catch(() => undefined)
  return {
    beforeStep: turn,
    beforeCommit: async () => {
      const found = await readViolations().catch((error: unknown) => {
        if (before === undefined) return new Map<string, Row>()
        throw error
      })
      const broken = [...found].filter(([key]) => before?.has(key) !== true).map(([, row]) => row)
      if (broken.length > 0) throw foreignKeyViolation(broken)
    },
    restore: () => turn(wasOn),
  }
}

function writeKey(row: Row): string {
  return JSON.stringify(Object.values(row).map(String))
}

function foreignKeyViolation(rows: readonly Row[]): LimbeckError {
  const listed = rows.slice(0, LISTED_VIOLATIONS).map((row) => {
    const { table, rowid, parent } = row
    return `"${String(table)}" row ${String(rowid)} names a row that "${String(parent)}" has not`
  })
  const more =
    rows.length > LISTED_VIOLATIONS ? `; and ${rows.length - LISTED_VIOLATIONS} more` : ''
  return new LimbeckError(
    'foreign_key_violation',
    `The step leaves ${rows.length} broken foreign key(s): ${listed.join('; ')}${more}`,
    { hint: 'Mend or delete these rows in the script; nothing of the step was kept.' },
  )
}
