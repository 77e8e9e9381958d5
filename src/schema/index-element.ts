import { LimbeckError } from '../errors/index.ts'
import { isPlainObject } from '../util/plain-object.ts'
import { readOptions } from '../util/read-options.ts'
import { type ColumnReference, isColumnReference } from './column-reference.ts'
import type { ExcludeElement, IndexElement } from './schema-model.ts'
import { isKyselyExpression, isSql, type KyselyExpression, type Sql, toSql } from './sql.ts'

/** A column or an expression of an index, with how it is sorted. */
export interface IndexElementOptions {
  readonly column?: string | ColumnReference
  readonly expression?: string | Sql | KyselyExpression
  readonly order?: 'asc' | 'desc'
  readonly nulls?: 'first' | 'last'
  readonly opclass?: string
  readonly collation?: string
  readonly length?: number
}

/** How what an index is over can be given: a column, an expression, or either with how it is sorted. */
export type IndexElementArgument =
  | string
  | ColumnReference
  | Sql
  | KyselyExpression
  | IndexElementOptions

/** A column or an expression that rows are compared by in an exclude constraint. */
export interface ExcludeElementOptions extends IndexElementOptions {
  /** The operator that must not hold for all elements of two rows: `=`, `&&` … */
  readonly operator: string
}

/** Reads what an exclude constraint compares. Throws `invalid_argument` for what cannot be compared. */
export function resolveExcludeElements(
  elements: readonly ExcludeElementOptions[],
): readonly ExcludeElement[] {
  return elements.map((element) => {
    const { operator, ...rest } = isPlainObject(element) ? element : { operator: undefined }
    // It stands in the statement as it is, so it can be nothing but an operator.
    if (typeof operator === 'string' && /^[-+*/<>=~!@#%^&|`?]+$/.test(operator))
      return { ...resolveElement(rest), operator }
    throw new LimbeckError(
      'invalid_argument',
      'An element of an exclude constraint has no operator.',
      {
        hint: 'For example { column: "during", operator: "&&" }.',
      },
    )
  })
}

/** Reads what an index is over. Throws `invalid_argument` for what cannot be indexed. */
export function resolveElements(
  elements: readonly IndexElementArgument[],
): readonly IndexElement[] {
  return elements.map(resolveElement)
}

const known = ['column', 'expression', 'order', 'nulls', 'opclass', 'collation', 'length'] as const

function resolveElement(element: IndexElementArgument): IndexElement {
  if (typeof element === 'string' && element !== '') return { column: element }
  if (isColumnReference(element)) return { column: element.name }
  if (isSql(element) || isKyselyExpression(element)) return { expression: toSql(element) }
  if (!isPlainObject(element)) throw invalidElement('An index is over something that is no column.')
  const { column, expression, order, nulls, ...rest } = readOptions<IndexElementOptions>(
    element,
    known,
    'an element of an index',
  )
  if ((column === undefined) === (expression === undefined))
    throw invalidElement('An element of an index is either a column or an expression.')
  if (order !== undefined && order !== 'asc' && order !== 'desc')
    throw invalidElement(`"${String(order)}" is no order.`)
  if (nulls !== undefined && nulls !== 'first' && nulls !== 'last')
    throw invalidElement(`"${String(nulls)}" is no place for nulls.`)
  return {
    ...(column === undefined ? {} : { column: typeof column === 'string' ? column : column.name }),
    ...(expression === undefined ? {} : { expression: toSql(expression) }),
    ...(order === undefined ? {} : { order }),
    ...(nulls === undefined ? {} : { nulls }),
    ...rest,
  }
}

function invalidElement(message: string): LimbeckError {
  return new LimbeckError('invalid_argument', message, {
    hint: 'For example "email", sql`lower(email)`, or { column: "email", order: "desc", nulls: "last" }.',
  })
}
