import { LimbeckError } from '../errors/index.ts'
import { type ColumnBuilder, requireColumnBuilder } from '../schema/column-builder.ts'
import type { ColumnType } from '../schema/column-type.ts'
import { resolveDefault } from '../schema/default-value.ts'
import { readIdentity } from '../schema/identity-options.ts'
import type { ColumnDefault, Generated, Identity } from '../schema/schema-model.ts'
import { isKyselyExpression, isSql, type KyselyExpression, type Sql, toSql } from '../schema/sql.ts'
import { readOptions } from '../util/read-options.ts'
import type { ColumnChange } from './column-change.ts'
import { describeValue } from './require-argument.ts'

/** What computes a column, and whether its values are stored, which they are unless told. */
export interface GeneratedOptions {
  readonly expression: string | Sql | KyselyExpression
  readonly stored?: boolean | undefined
}

/** What computes a column: an expression, or more than that. */
export type GeneratedArgument = string | Sql | KyselyExpression | GeneratedOptions

/** What was said of a change, each part or nothing. */
interface SaidChange {
  readonly type?: ColumnBuilder | undefined
  readonly nullable?: unknown
  readonly default?: unknown
  readonly comment?: unknown
  readonly autoIncrement?: unknown
  readonly identity?: Partial<Identity> | null | undefined
  readonly collation?: unknown
  readonly generated?: GeneratedArgument | null | undefined
  readonly existing?: ColumnBuilder | undefined
}

/** Reads a change of a column. Throws `invalid_argument` for parts that are none, or that exclude each other. */
export function readColumnChange(said: SaidChange, where: string): ColumnChange {
  const { nullable, comment, autoIncrement, identity, generated } = said
  const builder =
    said.type === undefined ? undefined : requireColumnBuilder(said.type, 'The new type')
  const type = builder?.definition.type
  const collation = said.collation === undefined ? builder?.definition.collation : said.collation
  assertOneSource(said, where)
  return {
    ...(type === undefined ? {} : { type }),
    ...(collation === undefined ? {} : { collation: readText(collation, 'collation', where) }),
    ...(nullable === undefined ? {} : { nullable: requireBoolean(nullable, 'nullable', where) }),
    ...(said.default === undefined ? {} : { default: readDefault(said, type) }),
    ...(comment === undefined ? {} : { comment: readText(comment, 'comment', where) }),
    ...(autoIncrement === undefined
      ? {}
      : { autoIncrement: requireBoolean(autoIncrement, 'autoIncrement', where) }),
    ...(identity === undefined
      ? {}
      : { identity: identity === null ? null : readIdentity(identity, '"identity"') }),
    ...(generated === undefined ? {} : { generated: readGenerated(generated) }),
  }
}

function assertOneSource(said: SaidChange, where: string): void {
  const { default: value, identity, autoIncrement, generated } = said
  const sources = [
    ...(value === undefined || value === null ? [] : ['default']),
    ...(identity === undefined || identity === null ? [] : ['identity']),
    ...(autoIncrement === true ? ['autoIncrement'] : []),
    ...(generated === undefined || generated === null ? [] : ['generated']),
  ]
  if (sources.length < 2 || generated === undefined || generated === null) return
  throw new LimbeckError('invalid_argument', `${where} has both "generated" and "${sources[0]}".`, {
    hint: 'A column has one source of values.',
  })
}

function readDefault(said: SaidChange, type: ColumnType | undefined): ColumnDefault | null {
  if (said.default === null) return null
  return resolveDefault(
    said.default,
    type ?? said.existing?.definition.type ?? { kind: 'custom', sql: '' },
  )
}

function readText(text: unknown, option: string, where: string): string | null {
  if (text === null || typeof text === 'string') return text
  throw new LimbeckError(
    'invalid_argument',
    `The ${option} of ${where} is ${describeValue(text)}.`,
    { hint: 'Give a text, or null for none.' },
  )
}

function readGenerated(generated: GeneratedArgument | null): Generated | null {
  if (generated === null) return null
  if (typeof generated === 'string' || isSql(generated) || isKyselyExpression(generated))
    return { expression: toSql(generated), stored: true }
  const { expression, stored = true } = readOptions<Partial<GeneratedOptions>>(
    generated,
    ['expression', 'stored'],
    '"generated"',
  )
  if (expression === undefined)
    throw new LimbeckError('invalid_argument', '"generated" has no expression.', {
      hint: 'For example { generated: "price * amount" }.',
    })
  return { expression: toSql(expression), stored }
}

function requireBoolean(value: unknown, option: string, where: string): boolean {
  if (typeof value === 'boolean') return value
  throw new LimbeckError(
    'invalid_argument',
    `The option "${option}" of ${where} is ${describeValue(value)}.`,
    { hint: 'Give true or false.' },
  )
}
