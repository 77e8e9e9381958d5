import { LimbeckError } from '../errors/index.ts'
import {
  type AliasNode,
  isKyselyExpression,
  type KyselyExpression,
  type RawNode,
  readKyselyExpression,
  writeRawNode,
} from './kysely-node.ts'
import { mergeTexts, type SqlPart, textPart } from './sql-part.ts'

export { isKyselyExpression, type KyselyExpression } from './kysely-node.ts'
export type { SqlPart } from './sql-part.ts'

const brand = Symbol.for('limbeck.sql')
const identifierBrand = Symbol.for('limbeck.identifier')

/** Something that stands for a name inside an SQL expression: a column or a table of a model. */
interface NamedObject {
  readonly [identifierBrand]: readonly string[]
}

/**
 * An SQL expression whose values are bound where the engine can bind them and written as literals elsewhere.
 *
 * It is a Kysely expression too (`toOperationNode`), so Kysely's builders take it as it is.
 * The type parameter is the type of its value, for Kysely.
 */
export interface Sql<Value = unknown> {
  readonly parts: readonly SqlPart[]
  /** Kysely reads the type of an expression from here; always undefined. */
  readonly expressionType: Value | undefined
  /** The expression as a node of Kysely. */
  toOperationNode(): RawNode
  /** The expression under a name, for the select list of a Kysely query. */
  as<Alias extends string>(
    alias: Alias,
  ): AliasedSql<[Value] extends [never] ? unknown : Value, Alias>
}

/** An SQL expression under a name, as Kysely's `select` takes it. */
export interface AliasedSql<Value, Alias extends string> {
  readonly expression: Sql<Value>
  readonly alias: Alias
  toOperationNode(): AliasNode
}

/** The `sql` tag with its helpers. */
export interface SqlTag {
  /** Values become bound values; other `sql` expressions, Kysely's expressions, columns and tables become part of the text. */
  <Value = never>(texts: TemplateStringsArray, ...values: readonly unknown[]): Sql<Value>
  /** A name, quoted: `sql.id('public', 'users')`. */
  id(...names: readonly [string, ...string[]]): Sql<never>
  /** Text as it is: never for what a user typed. */
  raw<Value = never>(text: string): Sql<Value>
  /** Items with a separator between them, a comma unless told. */
  join(items: Iterable<unknown>, separator?: Sql): Sql<never>
}

// Methods live here and not on each expression, so that expressions compare and print as plain data.
const prototype = {
  [brand]: true,
  get expressionType(): undefined {
    return undefined
  },
  toOperationNode(this: Sql): RawNode {
    return writeRawNode(this.parts)
  },
  as(this: Sql, alias: string): AliasedSql<unknown, string> {
    const node: AliasNode = {
      kind: 'AliasNode',
      node: this.toOperationNode(),
      alias: { kind: 'IdentifierNode', name: alias },
    }
    return { expression: this, alias, toOperationNode: () => node }
  },
}

/** Makes an expression of parts. */
export function createSql<Value = never>(parts: Iterable<SqlPart>): Sql<Value> {
  const expression = Object.create(prototype, {
    parts: { value: Object.freeze(mergeTexts(parts)), enumerable: true },
  }) as Sql<Value>
  return Object.freeze(expression)
}

/** Tells an SQL expression, also one of another copy of the package in the same process. */
export function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && brand in value
}

/** Takes what stands for an SQL expression: text as it is, an `sql` expression, or one of Kysely. */
export function toSql(value: string | Sql | KyselyExpression): Sql {
  if (typeof value === 'string') return createSql([textPart(value)])
  if (isSql(value)) return value
  if (isKyselyExpression(value)) return createSql(readKyselyExpression(value))
  throw new LimbeckError(
    'invalid_argument',
    `An SQL expression was expected, not ${describe(value)}.`,
    {
      hint: 'Write it as text or with sql`…`.',
    },
  )
}

/**
 * Writes an SQL expression: sql`price > ${limit}`.
 *
 * @example
 * t.timestamptz().default(sql`now()`)
 */
export const sql: SqlTag = Object.assign(writeTemplate, {
  id: writeIdentifier,
  raw: writeRaw,
  join: joinItems,
})

function writeTemplate<Value = never>(
  texts: TemplateStringsArray,
  ...values: readonly unknown[]
): Sql<Value> {
  return createSql(
    texts.flatMap((text: string | undefined, index) => {
      if (text === undefined)
        throw new LimbeckError(
          'invalid_argument',
          'The text of sql`…` has a wrong escape sequence.',
          {
            hint: 'Write a backslash as two.',
          },
        )
      return index < values.length ? [textPart(text), ...readItem(values[index])] : [textPart(text)]
    }),
  )
}

function writeIdentifier(...names: readonly string[]): Sql<never> {
  if (names.length === 0 || names.some((name) => typeof name !== 'string' || name === ''))
    throw new LimbeckError(
      'invalid_argument',
      'sql.id() takes one or more names that are not empty.',
      {
        hint: 'For example sql.id("public", "users").',
      },
    )
  return createSql([{ kind: 'identifier', names }])
}

function writeRaw<Value = never>(text: string): Sql<Value> {
  if (typeof text !== 'string')
    throw new LimbeckError('invalid_argument', `sql.raw() takes text, not ${describe(text)}.`, {
      hint: 'A value goes into sql`${value}`.',
    })
  return createSql([textPart(text)])
}

function joinItems(items: Iterable<unknown>, separator?: Sql): Sql<never> {
  if (separator !== undefined && !isSql(separator))
    throw new LimbeckError(
      'invalid_argument',
      'The separator of sql.join() is an sql expression.',
      {
        hint: 'For example sql.join(items, sql` and `).',
      },
    )
  const between = separator?.parts ?? [textPart(', ')]
  return createSql(
    [...items].flatMap((item, index) =>
      index === 0 ? readItem(item) : [...between, ...readItem(item)],
    ),
  )
}

function readItem(item: unknown): readonly SqlPart[] {
  if (isSql(item)) return item.parts
  if (isNamedObject(item)) return [{ kind: 'identifier', names: item[identifierBrand] }]
  if (isKyselyExpression(item)) return readKyselyExpression(item)
  if (item === undefined || typeof item === 'function' || typeof item === 'symbol')
    throw new LimbeckError('invalid_argument', `${describe(item)} cannot be a value of sql\`…\`.`, {
      hint: 'Use null for NULL, and call a function before its result is used.',
    })
  return [{ kind: 'value', value: item }]
}

function isNamedObject(value: unknown): value is NamedObject {
  const canHold = (typeof value === 'object' && value !== null) || typeof value === 'function'
  return canHold && identifierBrand in value
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  return Array.isArray(value) ? 'an array' : `a value of the type "${typeof value}"`
}
