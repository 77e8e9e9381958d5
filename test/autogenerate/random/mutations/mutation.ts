import type { Column, SchemaModel, Table } from '../../../../src/schema/schema-model.ts'
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

const MADE = 'made'
const MADE_COLUMN = 'new'

/** The name of a table that a mutation makes. */
export function nameMade(mark: string): string {
  return `${MADE} ${mark}`
}

/** Whether a mutation made a table. */
export function isMade({ name }: Table): boolean {
  return name.startsWith(`${MADE} `)
}

/** The name of a column that a mutation makes. */
export function nameMadeColumn(mark: string): string {
  return `${MADE_COLUMN} ${mark}`
}

/** Whether a mutation made a column. */
export function isMadeColumn({ name }: Column): boolean {
  return name.startsWith(`${MADE_COLUMN} `)
}

/** Whether a foreign key can point at the `id` of a table: it can be one of two columns of its primary key. */
export function isKnownById({ constraints }: Table): boolean {
  return constraints.some(
    (item) => item.kind === 'primaryKey' && item.columns.length === 1 && item.columns[0] === 'id',
  )
}
