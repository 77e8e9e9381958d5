import type { NamingConvention } from '../schema/naming.ts'
import type { SchemaModel } from '../schema/schema-model.ts'

/** A value among the models of a project, with what messages call it: the name of its export, or of a table. */
export interface NamedValue {
  readonly name: string
  readonly value: unknown
}

/** How the columns of a model are called that have no name but their key. */
export type LetterCase = 'snake_case' | 'camelCase'

/** What a source is told of the project. */
export interface SourceContext {
  readonly naming: NamingConvention
  readonly casing: LetterCase | undefined
}

/** A kind of models: ours, or those of another library. */
export interface Source {
  /** Whether a value is one of its models. Called with whatever a module exports. */
  readonly recognizes: (value: unknown) => boolean
  /** The schema model of what a project exports. What is none of its models is passed over. */
  readonly read: (values: readonly NamedValue[], context: SourceContext) => SchemaModel
}
