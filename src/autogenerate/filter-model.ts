import { objectKey } from '../operations/edit-objects.ts'
import { type SchemaModel, type Table, tableKey } from '../schema/schema-model.ts'
import { filterTable, findPart, type PartKind, withoutParts } from './filter-table.ts'
import {
  mapPlaced,
  PLACED_KINDS,
  type PlacedKind,
  type PlacedObject,
  type PlacedTitle,
} from './placed-kinds.ts'

/** The kinds of objects that a project can leave out. */
type FilteredKind = 'schema' | 'table' | PartKind | PlacedTitle

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
  /** What is left alone by its name: `table`, `schema.table`, `table.part`. */
  readonly manual?: readonly string[]
  /** Tables that are nobody's model: those of versions and logs. */
  readonly ownTables: readonly { readonly name: string; readonly schema?: string | undefined }[]
}

/** Both sides without what the project leaves out. */
export function filterModels(
  current: SchemaModel,
  wanted: SchemaModel,
  filters: ModelFilters,
): { readonly current: SchemaModel; readonly wanted: SchemaModel } {
  const named = filterNames(current, { ...filters, includeName: leaveManual(filters) })
  const asked = withoutUnread(wanted, current, named)
  return {
    current: filterObjects(named, asked, filters, true),
    wanted: filterObjects(asked, named, filters, false),
  }
}

/** Whether something is read, which what is looked after by hand is not. */
function leaveManual({ manual = [], includeName }: ModelFilters): ModelFilters['includeName'] {
  if (manual.length === 0) return includeName
  const names = new Set(manual)
  return (name, kind, { schema, table }) => {
    const place = table === undefined ? name : `${table}.${name}`
    const isManual = names.has(place) || (schema !== undefined && names.has(`${schema}.${place}`))
    return !isManual && (includeName?.(name, kind, { schema, table }) ?? true)
  }
}

/** The models without what the database has and is not to be read: it can be neither compared nor made again. */
function withoutUnread(wanted: SchemaModel, current: SchemaModel, named: SchemaModel): SchemaModel {
  const tables = pick(wanted.tables, (table) => {
    const key = tableKey(table)
    return key in named.tables || !(key in current.tables)
  })
  const read = mapValues(tables, (table) => {
    const [before, after] = [current, named].map((model) => model.tables[tableKey(table)])
    const isWhole = before === undefined || after === undefined || before === after
    return isWhole ? table : withoutParts(table, before, after)
  })
  return filterPlaced({ ...wanted, tables: read }, (kind, object) => {
    const key = objectKey(kind, object)
    return key in (named[kind] ?? {}) || !(key in (current[kind] ?? {}))
  })
}

function filterNames(model: SchemaModel, { includeName, ownTables }: ModelFilters): SchemaModel {
  const own = new Set(ownTables.map(({ name, schema }) => keyOf(name, schema, model)))
  const isOwn = (table: Table) =>
    own.has(keyOf(table.name, table.schema, model)) || isBookkeeping(table)
  const keep = (kind: FilteredKind, { name, schema }: { name: string; schema?: string }) =>
    (schema === undefined || (includeName?.(schema, 'schema', {}) ?? true)) &&
    (includeName?.(name, kind, { schema }) ?? true)
  const tables = pick(model.tables, (table) => !isOwn(table) && keep('table', table))
  return filterPlaced({ ...model, tables: filterParts(tables) }, (kind, object) =>
    keep(PLACED_KINDS[kind], object),
  )

  function filterParts(all: SchemaModel['tables']): SchemaModel['tables'] {
    if (includeName === undefined) return all
    return mapValues(all, (table) => {
      const place = { schema: table.schema, table: table.name }
      return filterTable(
        table,
        (kind, { name }) => name === undefined || includeName(name, kind, place),
      )
    })
  }
}

/** The columns by which the tables of versions and logs are known, whatever project they belong to and however called. */
const BOOKKEEPING = ['version_num', 'id,version_table,revision,direction,state'] as const

function isBookkeeping({ columns }: Table): boolean {
  const names = columns.map(({ name }) => name)
  const [versions, log] = BOOKKEEPING
  return names.join() === versions || log.split(',').every((name) => names.includes(name))
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
  const filtered = {
    ...model,
    tables: mapValues(tables, (table) => {
      const counterpart = other.tables[tableKey(table)]
      const place = { schema: table.schema, table: table.name }
      return filterTable(table, (kind, object) =>
        includeObject({
          kind,
          name: object.name,
          place,
          object,
          isFromDatabase,
          counterpart: findPart(counterpart, kind, object.name),
        }),
      )
    }),
  }
  return filterPlaced(filtered, (kind, object) =>
    includeObject({
      kind: PLACED_KINDS[kind],
      name: object.name,
      place: { schema: object.schema, ...('table' in object ? { table: object.table } : {}) },
      object,
      isFromDatabase,
      counterpart: other[kind]?.[objectKey(kind, object)],
    }),
  )
}

/** The model with those of its objects beside tables that are to be kept. */
function filterPlaced(
  model: SchemaModel,
  keep: <Kind extends PlacedKind>(kind: Kind, object: PlacedObject<Kind>) => boolean,
): SchemaModel {
  return mapPlaced(model, (kind, objects) =>
    Object.fromEntries(
      objects.flatMap((object) => (keep(kind, object) ? [[objectKey(kind, object), object]] : [])),
    ),
  )
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
