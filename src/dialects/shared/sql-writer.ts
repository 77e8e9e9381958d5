import type { Operation, OperationKind, OperationOf } from '../../operations/operation.ts'
import type { CompileDialect, Inquiry, Statement } from '../dialect.ts'

/** What the functions that compile operations may use. */
export type SqlWriter = Pick<
  CompileDialect,
  | 'name'
  | 'features'
  | 'quoteIdentifier'
  | 'writeLiteral'
  | 'writeType'
  | 'bindSql'
  | 'inlineSql'
  | 'inlineStatement'
  | 'placeholder'
>

/** Compiles operations of one kind. */
export type Compile<Kind extends OperationKind> = (
  operation: OperationOf<Kind>,
  writer: SqlWriter,
) => readonly Statement[]

/** One function for each kind of operation: a kind that is forgotten does not compile. */
export type CompileTable = { readonly [Kind in OperationKind]: Compile<Kind> }

/** Compiles an operation by the function that the table has for its kind. */
export function compileWith<Kind extends OperationKind>(
  table: CompileTable,
  operation: OperationOf<Kind> & { readonly kind: Kind },
  writer: SqlWriter,
): readonly Statement[]
export function compileWith(
  table: CompileTable,
  operation: Operation,
  writer: SqlWriter,
): readonly Statement[]
export function compileWith(
  table: CompileTable,
  operation: Operation,
  writer: SqlWriter,
): readonly Statement[] {
  const compile = table[operation.kind] as Compile<OperationKind>
  return compile(operation, writer)
}

/** Finds out what an operation of one kind depends on; nothing where it depends on nothing. */
export type Inquire<Kind extends OperationKind> = (
  operation: OperationOf<Kind>,
  writer: SqlWriter,
) => Inquiry | undefined

/** One function for each kind of operation that an engine cannot compile without looking. */
export type InquiryTable = { readonly [Kind in OperationKind]?: Inquire<Kind> }

/** What an operation depends on, by the function that the table has for its kind. */
export function inquireWith(
  table: InquiryTable,
  operation: Operation,
  writer: SqlWriter,
): Inquiry | undefined {
  const inquire = table[operation.kind] as Inquire<OperationKind> | undefined
  return inquire?.(operation, writer)
}
