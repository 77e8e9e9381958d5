import type { Operation, OperationKind, OperationOf } from '../../operations/operation.ts'
import type { CompileDialect, Statement } from '../dialect.ts'

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
