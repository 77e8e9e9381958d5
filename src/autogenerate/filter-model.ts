import { objectKey } from '../operations/edit-objects.ts'
import { type SchemaModel, type Table, tableKey } from '../schema/schema-model.ts'
import {
  mapPlaced,
  PLACED_KINDS,
  type PlacedKind,
  type PlacedObject,
  type PlacedTitle,
} from './placed-kinds.ts'

/** The kinds of objects that a project can leave out. */
type FilteredKind =
  | 'schema'
  | 'table'
  | 'column'
  | 'index'
  | 'uniqueConstraint'
  | 'foreignKey'
  | 'check'
  | 'primaryKey'
  | PlacedTitle

interface Place {
  readonly schema?: string | undefined
  readonly table?: string | undefined
}

/** What the project leaves out. */
export interface ModelFilters {
  readonly includeName?: ((name: string, kind: FilteredKind, place: Place) => boolean) | undefined
  readonly includeObject?:
    | ((compared: {
        readonly kind: FilteredKind
        readonly name: string | undefined
        readonly place: Place
        readonly object: unknown
        readonly isFromDatabase: boolean
        readonly counterpart: unknown
      }) => boolean)
    | undefined
  /** Tables that are nobody's model: those of versions and logs. */
  readonly ownTables: readonly { readonly name: string; readonly schema?: string | undefined }[]
}

/** Both sides without what the project leaves out. */
export function filterModels(
  current: SchemaModel,
  wanted: SchemaModel,
  filters: ModelFilters,
): { readonly current: SchemaModel; readonly wanted: SchemaModel } {
  const named = filterNames(current, filters)
  return {
    current: filterObjects(named, wanted, filters, true),
    wanted: filterObjects(wanted, named, filters, false),
  }
}

function filterNames(model: SchemaModel, { includeName, ownTables }: ModelFilters): SchemaModel {
  const own = new Set(ownTables.map(({ name, schema }) => keyOf(name, schema, model)))
  const isOwn = ({ name, schema }: Table) => own.has(keyOf(name, schema, model))
  const keep = (kind: FilteredKind, { name, schema }: { name: string; schema?: string }) =>
    includeName?.(name, kind, { schema }) ?? true
  const tables = pick(model.tables, (table) => !isOwn(table) && keep('table', table))
  return mapPlaced({ ...model, tables }, (kind, objects) =>
    record(
      kind,
      objects.filter((object) => keep(PLACED_KINDS[kind], object)),
    ),
  )
}

function record<Kind extends PlacedKind>(
  kind: Kind,
  objects: readonly PlacedObject<Kind>[],
): Readonly<Record<string, PlacedObject<Kind>>> {
  return Object.fromEntries(objects.map((object) => [objectKey(kind, object), object]))
}

function keyOf(name: string, schema: string | undefined, { defaultSchema }: SchemaModel): string {
  return tableKey({ name, schema: schema === defaultSchema ? undefined : schema })
}

function filterObjects(
  model: SchemaModel,
  other: SchemaModel,
  { includeObject }: ModelFilters,
  isFromDatabase: boolean,
): SchemaModel {
  if (includeObject === undefined) return model
  const tables = pick(model.tables, (table) =>
    includeObject({
      kind: 'table',
      name: table.name,
      place: { schema: table.schema },
      object: table,
      isFromDatabase,
      counterpart: other.tables[tableKey(table)],
    }),
  )
  const filtered = { ...model, tables: mapValues(tables, (table) => filterTable(table)) }
  return mapPlaced(filtered, (kind, objects) =>
    record(
      kind,
      objects.filter((object) =>
        includeObject({
          kind: PLACED_KINDS[kind],
          name: object.name,
          place: {
            schema: object.schema,
            ...('table' in object ? { table: object.table } : {}),
          },
          object,
          isFromDatabase,
          counterpart: other[kind]?.[objectKey(kind, object)],
        }),
      ),
    ),
  )

  function filterTable(table: Table): Table {
    const counterpart = other.tables[tableKey(table)]
    const place = { schema: table.schema, table: table.name }
    const keep = (
      kind: FilteredKind,
      object: { readonly name?: string },
      list: readonly object[] = [],
    ) =>
      includeObject?.({
        kind,
        name: object.name,
        place,
        object,
        isFromDatabase,
        counterpart: list.find((each) => 'name' in each && each.name === object.name),
      }) ?? true
    return {
      ...table,
      columns: table.columns.filter((column) => keep('column', column, counterpart?.columns)),
      indexes: table.indexes.filter((index) => keep('index', index, counterpart?.indexes)),
      constraints: table.constraints.filter((item) => {
        if (item.kind === 'exclude') return true
        const kind = item.kind === 'unique' ? 'uniqueConstraint' : item.kind
        return keep(kind, item, counterpart?.constraints)
      }),
    }
  }
}

function pick<Item>(
  record: Readonly<Record<string, Item>>,
  keep: (item: Item) => boolean,
): Readonly<Record<string, Item>> {
  return Object.fromEntries(Object.entries(record).filter(([, item]) => keep(item)))
}

function mapValues<Item>(
  record: Readonly<Record<string, Item>>,
  map: (item: Item) => Item,
): Readonly<Record<string, Item>> {
  return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, map(item)]))
}
