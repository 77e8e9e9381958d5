import type { OperationData, OperationKind, OperationOf } from '../operations/index.ts'
import { type Code, call, object, string } from './code.ts'
import type { RenderScope } from './render-scope.ts'

/** A directive as it is called on `op`, or without its table on a batch. */
export interface Directive {
  readonly name: string
  /** What stands before the table. */
  readonly before?: readonly Code[]
  /** The table that it changes, where a batch could say it. */
  readonly table?: string
  readonly args?: readonly Code[]
  readonly options?: Readonly<Record<string, Code | undefined>>
  /** The table is an option, as of `dropIndex`. */
  readonly isTableOption?: boolean
  /** It is called in `op.autocommit()`. */
  readonly isCommitted?: boolean
}

/** Writes an operation as the directive that makes it. */
export type OperationRenderer<Kind extends OperationKind> = (
  operation: OperationOf<Kind>,
  scope: RenderScope,
  render: RenderOperation,
) => Directive

/** What a directive is called on. */
export type DirectivePlace = 'op' | 'batch'

/** Writes any operation, for those that hold others. */
export type RenderOperation = (
  operation: OperationData,
  scope: RenderScope,
  place: DirectivePlace,
) => Directive | Code | false

/** The call on `op`. */
export function callDirective(directive: Directive): Code {
  const { name, before = [], table, args = [], isTableOption = false } = directive
  const said = table === undefined ? [] : [string(table)]
  const options = { ...(isTableOption ? { table: said[0] } : {}), ...directive.options }
  const called = call(
    'op',
    name,
    ...before,
    ...(isTableOption ? [] : said),
    ...args,
    ...renderOptions(options),
  )
  return directive.isCommitted === true
    ? call('op', 'autocommit', {
        kind: 'block',
        parameter: '',
        statements: [called],
        isAsync: true,
      })
    : called
}

/** The call on a batch, which knows the table and its schema. */
export function callOnBatch(directive: Directive, batch: string): Code {
  const { name, before = [], args = [], options = {} } = directive
  const { schema: _, ...rest } = options
  return call(batch, name, ...before, ...args, ...renderOptions(rest))
}

function renderOptions(options: Readonly<Record<string, Code | undefined>>): readonly Code[] {
  const isEmpty = Object.values(options).every((value) => value === undefined)
  return isEmpty ? [] : [object(options)]
}
