import { LimbeckError } from '../errors/index.ts'
import type { Trigger, TriggerEvent } from '../schema/schema-model.ts'
import { type KyselyExpression, type Sql, toSql } from '../schema/sql.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema, type OnTable } from './edit-model.ts'
import { describeValue, requireColumns, requireName } from './require-argument.ts'

/** The function that a trigger of PostgreSQL calls, with the texts that it gets. */
export interface TriggerFunction {
  readonly name: string
  readonly schema?: string | undefined
  readonly arguments?: readonly string[] | undefined
}

/** What a trigger is beside its name and table, as a directive takes it. */
export interface TriggerSettings {
  /** When it fires; `instead of` is for views, and MySQL and MariaDB have none. */
  readonly timing: Trigger['timing']
  /** What it fires for: `'insert'`, `'update'`, `'delete'`, on PostgreSQL also `'truncate'`, and several in a list. */
  readonly events: TriggerEvent | readonly TriggerEvent[]
  /** PostgreSQL and SQLite: fires only for updates of these columns. */
  readonly columns?: readonly string[] | undefined
  /** Once for each row, as if nothing was said, or on PostgreSQL once for each statement. */
  readonly forEach?: Trigger['forEach'] | undefined
  /** PostgreSQL and SQLite: fires only for rows for which this holds. */
  readonly when?: string | Sql | KyselyExpression | undefined
  /** MySQL, MariaDB and SQLite: what it does, with BEGIN … END around several statements. */
  readonly body?: string | Sql | KyselyExpression | undefined
  /** PostgreSQL: the function that it calls, by name or as `{ name, schema, arguments }`. */
  readonly function?: string | TriggerFunction | undefined
}

/** The names of {@link TriggerSettings}. */
export const triggerSettings = [
  'timing',
  'events',
  'columns',
  'forEach',
  'when',
  'body',
  'function',
] as const

const timings = ['before', 'after', 'instead of'] as const
const allEvents = ['insert', 'update', 'delete', 'truncate'] as const

/** Builds a trigger of what a directive was given. Throws `invalid_argument` where that is none. */
export function buildTrigger(
  name: string,
  place: OnTable,
  settings: TriggerSettings,
  where: string,
): Trigger {
  const said = readOptions<TriggerSettings>(settings, triggerSettings, where)
  const { timing, columns, forEach, when, body } = said
  const events: readonly TriggerEvent[] =
    typeof said.events === 'string' ? [said.events] : (said.events ?? [])
  assertWord(timing, timings, `"timing" of ${where}`)
  if (events.length === 0) assertWord(undefined, allEvents, `"events" of ${where}`)
  for (const event of events) assertWord(event, allEvents, `"events" of ${where}`)
  assertWord(forEach ?? 'row', ['row', 'statement'], `"forEach" of ${where}`)
  const called = readFunction(said.function, where)
  if ((body === undefined) === (called === undefined))
    throw new LimbeckError(
      'invalid_argument',
      `The trigger "${name}" has ${body === undefined ? 'neither' : 'both'} a body and a function.`,
      { hint: 'PostgreSQL calls a function, the other engines have a body.' },
    )
  return {
    name,
    table: place.table,
    ...inSchema(place.schema),
    timing,
    events,
    ...(columns === undefined ? {} : { columns: requireColumns(columns, where) }),
    ...(forEach === undefined ? {} : { forEach }),
    ...(when === undefined ? {} : { when: toSql(when) }),
    ...(body === undefined ? {} : { body: toSql(body) }),
    ...(called === undefined ? {} : { function: called }),
  }
}

function readFunction(
  given: string | TriggerFunction | undefined,
  where: string,
): Trigger['function'] {
  if (given === undefined) return undefined
  if (typeof given === 'string') return { name: requireName(given, where, 'function') }
  const said = readOptions<TriggerFunction>(
    given,
    ['name', 'schema', 'arguments'],
    `"function" of ${where}`,
  )
  requireName(said.name, where, 'function')
  return said
}

function assertWord(value: unknown, known: readonly string[], what: string): void {
  if (known.some((word) => word === value)) return
  throw new LimbeckError('invalid_argument', `The option ${what} is ${describeValue(value)}.`, {
    hint: `Known: ${known.map((word) => `"${word}"`).join(', ')}.`,
  })
}
