import type { Operations } from '../../../src/runtime/operations.ts'
import type { EngineName } from '../../setup/engines.ts'

/** The engines of the tests. */
export const ENGINES: readonly EngineName[] = ['postgresql', 'mariadb', 'sqlite']

/** The same for all engines, or one for each that it is for. */
export type ByEngine<Value> = Value | { readonly [Name in EngineName]?: Value }

/** Where a pair runs. */
export interface PairPlace {
  readonly engine: EngineName
  /** A schema that can be named: a second one on PostgreSQL, the one that is there elsewhere. */
  readonly schema: string
}

/** Where the effect of Limbeck is another on purpose. */
export interface Difference {
  readonly why: string
  /** Plain SQL with the effect that Limbeck has, behind the same beginning. */
  readonly sql: readonly string[]
}

/** What is done with Alembic and what is done with Limbeck, to the same effect. */
export interface Pair {
  readonly title: string
  /** The engines that have it; all, where nothing is said. */
  readonly on?: readonly EngineName[]
  /** SQL that runs before either. */
  readonly before?: ByEngine<readonly string[]>
  /** What Alembic runs, with `op`, `sa`, `SCHEMA` and the dialects in reach. */
  readonly python: ByEngine<string>
  readonly limbeck: (op: Operations, place: PairPlace) => unknown
  readonly differs?: { readonly [Name in EngineName]?: Difference }
}

/** What holds on an engine. */
export function forEngine<Value extends string | readonly string[]>(
  value: ByEngine<Value>,
  engine: EngineName,
): Value {
  if (typeof value === 'string' || Array.isArray(value)) return value as Value
  const own = (value as { readonly [Name in EngineName]?: Value })[engine]
  if (own === undefined) throw new Error(`The pair says nothing of ${engine}`)
  return own
}
