import type { ColumnType } from '../schema/column-type.ts'
import type { Column } from '../schema/schema-model.ts'

/** Objects of this brand are code, whichever copy of the package made them. */
export const SCRIPT_CODE = Symbol.for('limbeck.scriptCode')

/** A piece of TypeScript that stands for an argument of a directive. A {@link CallWriter} makes it. */
export interface ScriptCode {
  readonly [SCRIPT_CODE]: unknown
}

/** What a script imports: names by module. A relative module is one as the script says it. */
export type ScriptImports = Readonly<Record<string, readonly string[]>>

/** Writes what plain data cannot say in the arguments of a directive. */
export interface CallWriter {
  /**
   * Code as it is, with the names that it needs from modules, which are imported by name:
   * `code('adultsV2', { '../views.ts': ['adultsV2'] })`.
   */
  readonly code: (text: string, imports?: ScriptImports) => ScriptCode
  /** A type as a builder: `t.varchar(20)`. */
  readonly type: (type: ColumnType) => ScriptCode
  /** A column as a builder, without its name: `t.varchar(20).notNull().default('')`. */
  readonly column: (column: Column) => ScriptCode
}

/** An argument of a directive, or the code for it or for a part of it. */
export type CallArgument<Value> =
  | Value
  | ScriptCode
  | (Value extends (...args: never) => unknown
      ? never
      : Value extends object
        ? { readonly [Key in keyof Value]: CallArgument<Value[Key]> }
        : never)

/** The arguments of a directive behind its scope, each as data or as code. */
export type CallArguments<Args extends readonly unknown[]> = {
  readonly [Index in keyof Args]: CallArgument<Args[Index]>
}

/** How a plugin has one of its operations written: by the arguments of its directives. */
export interface CustomRenderer {
  /** Those of `op.KIND(…)`. */
  render?(operation: object, writer: CallWriter): readonly unknown[]
  /** Those of `batch.KIND(…)`. */
  renderBatch?(operation: object, writer: CallWriter): readonly unknown[]
}

/** How the operations of plugins are written, by their kinds; those that say nothing are invoked as data. */
export type CustomRenderers = ReadonlyMap<string, CustomRenderer>
