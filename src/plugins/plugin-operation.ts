import type { DialectName, Statement } from '../dialects/dialect.ts'
import type { SqlWriter } from '../dialects/shared/sql-writer.ts'
import type {
  AnyOperation,
  BatchScope,
  CallArguments,
  CallWriter,
  CreateTable,
  CreateTableMethod,
  CustomDefinition,
  DirectiveScope,
  directives,
  OperationData,
  StatementArgument,
} from '../operations/index.ts'

/** One thing that an operation comes to: SQL, as `op.execute` takes it, or another operation. */
export type CompiledPart = StatementArgument | Statement | AnyOperation

type Directives = typeof directives

/** What a directive takes behind its scope, and the operation that it gives. */
type Builder<Directive> = Directive extends (scope: never, ...args: infer Args) => infer Built
  ? (...args: Args) => Built
  : never

/** The directives of Limbeck as functions that give operations: what they take is what `op` takes. */
export interface OperationBuilders
  extends Readonly<{
      [Name in Exclude<keyof Directives, 'createTable'>]: Builder<Directives[Name]>
    }>,
    CreateTableMethod<CreateTable> {}

/**
 * What an operation comes to on an engine, in order. `writer` quotes names and writes types and literals of the engine; SQL
 * that cannot take bound values, such as the query of a view, is written by its `inlineSql`. `build` makes operations of
 * Limbeck: `build.addColumn('users', 'age', t.integer())`.
 */
// A method of an object, so that functions of different operations fit one list.
export type CompileOperation<Described extends OperationData = OperationData> = {
  compile(
    operation: Described,
    writer: SqlWriter,
    build: OperationBuilders,
  ): readonly CompiledPart[]
}['compile']

/** One function for every engine, or one for each engine that has the operation, by the name of its dialect. */
export type CompileByDialect<Described extends OperationData = OperationData> =
  | CompileOperation<Described>
  | ({ readonly [Name in DialectName]?: CompileOperation<Described> } & {
      readonly [name: string]: CompileOperation<Described>
    })

/** An operation that a plugin adds, with everything that Limbeck asks of it. */
export interface PluginOperation<
  Described extends OperationData = OperationData,
  Args extends readonly unknown[] = readonly unknown[],
  BatchArgs extends readonly unknown[] = readonly unknown[],
> extends CustomDefinition<Described> {
  /** The name of the operation, and of its directive: `op.KIND(…)`. */
  readonly kind: Described['kind']
  /** Describes a change as plain data, `{ kind, … }`, out of what the script says. Asks no database. */
  directive(scope: DirectiveScope, ...args: Args): Described
  /** What the operation comes to on each engine. */
  readonly compile: CompileByDialect<Described>
  /**
   * The directive in `op.batchAlterTable`, where the operation is one: a change of the table in `scope`, which compiles to
   * operations on that table and to no SQL.
   */
  batch?(scope: BatchScope, ...args: BatchArgs): Described
  /**
   * The arguments of the directive that describes the operation, for scripts that are generated: plain data, `sql`, or code of
   * `writer`. Without it, the operation is written as data for `op.invoke`.
   */
  render?(operation: Described, writer: CallWriter): CallArguments<NoInfer<Args>>
  /** The same for the directive in `op.batchAlterTable`. */
  renderBatch?(operation: Described, writer: CallWriter): CallArguments<NoInfer<BatchArgs>>
}
