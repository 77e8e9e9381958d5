/**
 * What Drizzle's objects are told by. Its classes and symbols have registered names, so that copies of drizzle-orm
 * understand each other; here they spare an import of the project's copy.
 */
const entityKind = Symbol.for('drizzle:entityKind')
const isEnumSymbol = Symbol.for('drizzle:isPgEnum')
const isAliasSymbol = Symbol.for('drizzle:IsAlias')

/** An SQL expression of Drizzle. */
export interface DrizzleSql {
  toQuery(config: unknown): { readonly sql: string; readonly params: readonly unknown[] }
}

/** A column of Drizzle. */
export interface DrizzleColumn {
  readonly name: string
  /** Whether the name is only the key of the column. */
  readonly keyAsName?: boolean
  readonly table: object
  readonly primary?: boolean
  readonly notNull?: boolean
  readonly default?: unknown
  readonly isUnique?: boolean
  readonly uniqueName?: string
  readonly uniqueType?: string
  readonly generated?: DrizzleGenerated
  readonly generatedIdentity?: DrizzleIdentity
  /** MySQL and SQLite. */
  readonly autoIncrement?: boolean
  /** MySQL: `ON UPDATE CURRENT_TIMESTAMP`. */
  readonly hasOnUpdateNow?: boolean
  /** Its digits of a second, where they were said. */
  readonly onUpdateNowFsp?: number
  /** What it is to Drizzle: `PgVarchar`. */
  readonly columnType?: string
  /** MySQL: the values of its enumeration. */
  readonly enumValues?: readonly string[]
  /** PostgreSQL: its enumeration. */
  readonly enum?: unknown
  /** PostgreSQL: what it is an array of; in drizzle-orm 1 the column says its dimensions itself. */
  readonly baseColumn?: unknown
  readonly dimensions?: number
  getSQLType(): string
  mapToDriverValue(value: unknown): unknown
}

/** What a column is computed from. */
export interface DrizzleGenerated {
  readonly as: unknown
  readonly mode?: 'virtual' | 'stored'
}

/** How an identity column of PostgreSQL counts. */
export interface DrizzleIdentity {
  readonly type: 'always' | 'byDefault'
  readonly sequenceOptions?: DrizzleSequenceOptions
}

/** How a sequence counts. */
export interface DrizzleSequenceOptions {
  readonly increment?: number | string
  readonly minValue?: number | string
  readonly maxValue?: number | string
  readonly startWith?: number | string
  readonly cache?: number | string
  readonly cycle?: boolean
}

/** An enumeration of PostgreSQL. */
export interface DrizzleEnum {
  readonly enumName: string
  readonly enumValues: readonly string[]
  readonly schema?: string
}

/** What a value is to Drizzle, the most specific first: `PgTable`, `Table`. Empty for what is not of Drizzle. */
export function kindsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const kinds: string[] = []
  let type: unknown = (Object.getPrototypeOf(value) as { constructor?: unknown } | null)
    ?.constructor
  while (typeof type === 'function') {
    const kind: unknown = Object.hasOwn(type, entityKind)
      ? Reflect.get(type, entityKind)
      : undefined
    if (typeof kind === 'string') kinds.push(kind)
    type = Object.getPrototypeOf(type)
  }
  return kinds
}

/** Tells an SQL expression of Drizzle. */
export function isDrizzleSql(value: unknown): value is DrizzleSql {
  return kindsOf(value).includes('SQL')
}

/** Tells a column of Drizzle, also one of a view or of an alias. */
export function isDrizzleColumn(value: unknown): value is DrizzleColumn {
  return kindsOf(value).includes('Column')
}

/** Tells an enumeration of PostgreSQL: a function, for it makes columns. */
export function isDrizzleEnum(value: unknown): value is DrizzleEnum {
  return typeof value === 'function' && Reflect.get(value, isEnumSymbol) === true
}

/** Whether a table is another name for one, as queries use it. */
export function isAlias(value: object): boolean {
  return Reflect.get(value, isAliasSymbol) === true
}

/** What lies under one of Drizzle's symbols. */
export function readSymbol(value: object, name: string): unknown {
  return Reflect.get(value, Symbol.for(`drizzle:${name}`))
}

/** What lies under one of Drizzle's symbols, where it is a text. */
export function readText(value: object, name: string): string | undefined {
  const found = readSymbol(value, name)
  return typeof found === 'string' && found !== '' ? found : undefined
}

/** A member of an object that may have it. */
export function readMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
