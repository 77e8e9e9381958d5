import {
  type Column,
  type Constraint,
  type Index,
  type SchemaModel,
  type Table,
  tableKey,
} from '../../schema/schema-model.ts'

/** A table as a catalog shows it, while its parts are gathered. */
export interface TableDraft {
  readonly name: string
  readonly schema: string | undefined
  readonly comment?: string | undefined
  readonly options?: Table['options'] | undefined
  readonly columns: readonly Column[]
  readonly constraints: readonly Constraint[]
  readonly indexes: readonly Index[]
}

/** Puts tables into a schema model, without the properties that are not said. */
export function buildModel(drafts: readonly TableDraft[]): SchemaModel {
  const tables: Record<string, Table> = {}
  for (const { schema, comment, options, ...draft } of drafts) {
    const table: Table = {
      ...draft,
      ...(schema === undefined ? {} : { schema }),
      ...(comment === undefined ? {} : { comment }),
      ...(options === undefined || Object.keys(options).length === 0 ? {} : { options }),
    }
    tables[tableKey(table)] = table
  }
  return { tables }
}
