import type { SchemaModel, Table } from '../../../../src/schema/schema-model.ts'
import type { Drawing } from '../../../operations/property/draw-table.ts'

/** What a mutation draws with. */
export interface MutationDrawing extends Drawing {
  readonly model: SchemaModel
  /** The tables of the model. */
  readonly tables: readonly Table[]
  /** One of them. */
  readonly table: Table
  /** Whether rows will be there that the change has to suit. */
  readonly hasRows: boolean
  /** Part of the names of what is made, so that no two are alike. */
  readonly mark: string
}

/** The model as somebody might change it, or nothing where it has nothing for such a change. */
export type Mutation = (drawing: MutationDrawing) => SchemaModel | undefined
