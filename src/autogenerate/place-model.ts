import { objectKey } from '../operations/edit-objects.ts'
import type { ColumnType } from '../schema/column-type.ts'
import {
  type Constraint,
  type SchemaModel,
  type Table,
  type Trigger,
  tableKey,
} from '../schema/schema-model.ts'
import { mapPlaced, type PlacedObject } from './placed-kinds.ts'

/** The models as the database would tell them: what lies in its default schema says none. */
export function placeModel(model: SchemaModel, defaultSchema: string | undefined): SchemaModel {
  if (defaultSchema === undefined) return model
  const tables = Object.values(model.tables).map((table) => placeTable(table, defaultSchema))
  const placed = mapPlaced(model, (kind, objects) =>
    Object.fromEntries(
      objects
        .map((object) => placeObject(object, defaultSchema))
        .map((object) => [objectKey(kind, object), object]),
    ),
  )
  const { extensions } = model
  const places = Object.entries(extensions ?? {}).map(([name, extension]) => [
    name,
    dropSchema(extension, defaultSchema),
  ])
  return {
    ...placed,
    ...(extensions === undefined ? {} : { extensions: Object.fromEntries(places) }),
    tables: Object.fromEntries(tables.map((table) => [tableKey(table), table])),
  }
}

function placeTable(table: Table, defaultSchema: string): Table {
  return {
    ...dropSchema(table, defaultSchema),
    columns: table.columns.map((column) => ({
      ...column,
      type: placeType(column.type, defaultSchema),
    })),
    constraints: table.constraints.map((item) => placeConstraint(item, defaultSchema)),
  }
}

function placeConstraint(constraint: Constraint, defaultSchema: string): Constraint {
  if (constraint.kind !== 'foreignKey') return constraint
  return { ...constraint, references: dropSchema(constraint.references, defaultSchema) }
}

function placeType(type: ColumnType, defaultSchema: string): ColumnType {
  if (type.kind === 'array') return { ...type, element: placeType(type.element, defaultSchema) }
  return type.kind === 'enum' ? dropSchema(type, defaultSchema) : type
}

function placeObject<Placed extends PlacedObject>(object: Placed, defaultSchema: string): Placed {
  const placed = dropSchema(object, defaultSchema)
  const { function: called } = placed as Partial<Trigger>
  return called === undefined ? placed : { ...placed, function: dropSchema(called, defaultSchema) }
}

function dropSchema<Placed extends { readonly schema?: string }>(
  object: Placed,
  defaultSchema: string,
): Placed {
  const { schema, ...rest } = object
  return schema === undefined || schema === defaultSchema ? (rest as Placed) : object
}
