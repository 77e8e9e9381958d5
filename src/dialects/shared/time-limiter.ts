import type { Statement, TimeLimiter, TimeLimits } from '../dialect.ts'
import { readText } from './read-row.ts'

/** A setting of the server for one of our limits. */
export interface TimeSetting {
  readonly limit: keyof TimeLimits
  /** The name of the setting, in the server and in the row of the query for it. */
  readonly name: string
  /** The limit as the setting counts it. */
  readonly write: (ms: number) => string
}

/** How settings are asked and set. */
export interface SettingStatements {
  read(names: readonly string[]): Statement
  set(name: string, value: string): Statement
}

/** Sets the limits that are said, and puts back what the server answered before. */
export function createTimeLimiter(
  limits: TimeLimits,
  settings: readonly TimeSetting[],
  statements: SettingStatements,
): TimeLimiter {
  const said = settings.filter(({ limit }) => (limits[limit] ?? 0) > 0)
  if (said.length === 0) return { set: [], restore: () => [] }
  return {
    readCurrent: statements.read(said.map(({ name }) => name)),
    set: said.map(({ limit, name, write }) => statements.set(name, write(limits[limit] ?? 0))),
    restore: ([row]) =>
      said.flatMap(({ name }) => {
        const value = readText(row?.[name])
        return value === undefined ? [] : [statements.set(name, value)]
      }),
  }
}
