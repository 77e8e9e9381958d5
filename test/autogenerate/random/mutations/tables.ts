import { type SchemaModel, type Table, tableKey } from '../../../../src/schema/schema-model.ts'
import { drawForeignKey, withForeignKey } from '../../../operations/property/draw-foreign-key.ts'
import { drawTable } from '../../../operations/property/draw-table.ts'
import { editTable } from './edit-table.ts'
import { isKnownById, type Mutation, nameMade } from './mutation.ts'

/** A new table, which may point at one that is there, or at itself, and be pointed at: in a circle then. */
const addTable: Mutation = (drawing) => {
  const { draw, model, table, hasRows, mark, profile } = drawing
  const schema =
    profile.tableSchemas.length > 0 && draw.flag() ? draw.pick(profile.tableSchemas) : undefined
  const place = { name: nameMade(mark), ...(schema === undefined ? {} : { schema }) }
  const bare = drawTable(drawing, place, { withAll: draw.flag() })
  const to = draw.pick(isKnownById(table) ? [table, bare] : [bare])
  const key = { from: bare, to, name: `fk ${mark} to` }
  const made = draw.flag() ? withForeignKey(drawing, bare, drawForeignKey(drawing, key)) : bare
  const grown = withEnums({ ...model, tables: { ...model.tables, [tableKey(made)]: made } }, made)
  if (hasRows || draw.flag()) return grown
  return editTable(grown, table, (from) =>
    withForeignKey(
      drawing,
      from,
      drawForeignKey(drawing, { from, to: made, name: `fk ${mark} from` }),
    ),
  )
}

/** The model with the enumerations that the columns of a table have. */
export function withEnums(model: SchemaModel, { columns }: Pick<Table, 'columns'>): SchemaModel {
  const found = columns.flatMap(({ type }) =>
    type.kind === 'enum' && type.name !== undefined
      ? [[type.name, { name: type.name, values: type.values }] as const]
      : [],
  )
  return { ...model, enums: { ...Object.fromEntries(found), ...model.enums } }
}

const dropTable: Mutation = ({ model, table, tables }) => {
  if (tables.length < 2) return undefined
  const left = tables
    .filter((each) => each !== table)
    .map((each) => ({
      ...each,
      constraints: each.constraints.filter(
        (item) =>
          item.kind !== 'foreignKey' ||
          tableKey({ ...item.references, name: item.references.table }) !== tableKey(table),
      ),
    }))
  return { ...model, tables: Object.fromEntries(left.map((each) => [tableKey(each), each])) }
}

const commentTable: Mutation = ({ draw, model, table, profile }) => {
  if (!profile.has.comments) return undefined
  const comments = [undefined, 'said', "it's 'quoted' \\ so"]
  const comment = draw.pick(comments.filter((each) => each !== table.comment))
  const { comment: _, ...rest } = table
  return editTable(model, table, () => (comment === undefined ? rest : { ...rest, comment }))
}

/** What happens to whole tables. */
export const tableMutations = { addTable, dropTable, commentTable }
