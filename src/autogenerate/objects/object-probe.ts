import type { FailureKind } from '../../dialects/dialect.ts'
import type { Operation } from '../../operations/index.ts'
import type { SchemaModel, Table, Trigger, View } from '../../schema/schema-model.ts'
import { sql } from '../../schema/sql.ts'
import type { Defined } from '../../util/read-options.ts'
import type { PlacedKind, PlacedObject } from '../placed-kinds.ts'
import { MISSING } from '../read-failure.ts'
import type { ObjectDoubt } from './object-reader.ts'

/** What the names of all that is made to ask begin with. */
export const PROBE = 'limbeck_probe_'

/** What makes an object of a model as a temporary one, and finds of it what the database writes anew. */
export interface ObjectProbe {
  readonly key: string
  readonly operations: readonly Operation[]
  readonly find: (model: SchemaModel) => object | undefined
  /** Whether a failure shows that the object cannot be made as the database is now. */
  readonly isRefusal: (failure: FailureKind) => boolean
}

/** Where a probe is made. */
interface ProbePlace {
  readonly name: string
  readonly schema: string
}

type Parts = Pick<ObjectProbe, 'operations' | 'find'>

/** How an object of each kind is asked about. */
type Probes = {
  readonly [Kind in PlacedKind]?: (
    object: PlacedObject<Kind>,
    place: ProbePlace,
    doubt: ObjectDoubt<Kind>,
  ) => Parts
}

/** Makes what asks about an object, under a name of its own. */
export function createProbe(doubt: ObjectDoubt, name: string, schema: string): ObjectProbe {
  const probe = probes[doubt.kind] as
    | ((object: object, place: object, doubt: ObjectDoubt) => Parts)
    | undefined
  const { operations, find } = probe?.(doubt.object, { name, schema }, doubt) ?? NOTHING
  const isReplacing = doubt.replaced !== undefined
  return {
    key: doubt.key,
    operations,
    find,
    isRefusal: (failure) => isReplacing || MISSING.includes(failure),
  }
}

const NOTHING: Parts = { operations: [], find: () => undefined }

const probes: Probes = {
  views: (view, place, { replaced }) => ({
    operations:
      replaced === undefined
        ? [{ kind: 'createView', view: plainView(view, place) }, ...indexRows(view, place)]
        : [
            { kind: 'createView', view: plainView(replaced, place) },
            { kind: 'replaceView', view: plainView(view, place) },
          ],
    find: ({ views = {}, tables }) => {
      const found = Object.values(views).find(({ name }) => name === place.name)
      if (found === undefined) return undefined
      const { definition, security, checkOption, securityBarrier } = found
      const seen = { definition, columns: undefined, security, checkOption, securityBarrier }
      const rows = Object.values(tables).find(({ name }) => name === rowsOf(place))
      return rows === undefined ? seen : { ...seen, indexes: rows.indexes }
    },
  }),
  domains: (domain, place) => ({
    operations: [{ kind: 'createDomain', domain: { ...domain, ...place } }],
    find: ({ domains = {} }) => {
      const found = Object.values(domains).find(({ name }) => name === place.name)
      if (found === undefined) return undefined
      const { type, default: value, collation, checks } = found
      return { type, default: value, collation, checks }
    },
  }),
  functions: (made, place) => {
    const { comment: _comment, strict: _strict, rows: _rows, ...rest } = made
    // A body is kept as it is written; only one that is parsed is read as something else.
    const plain = { ...rest, language: 'plpgsql', body: sql`BEGIN END` }
    const own = made.isParsed === true ? rest : plain
    return {
      operations: [{ kind: 'createFunction', function: { ...own, ...place } }],
      find: ({ functions = {} }) => {
        const found = Object.values(functions).find(({ name }) => name === place.name)
        if (found === undefined) return undefined
        const { parameters, returns, settings } = found
        const parsed = made.isParsed === true ? { body: found.body } : {}
        return { parameters, returns, settings, ...parsed }
      },
    }
  },
  triggers: (trigger, place, { table }) => {
    if (table === undefined) return NOTHING
    const called = `${place.name}_function`
    return {
      operations: [
        { kind: 'createTable', table: plainTable(table, place) },
        {
          kind: 'createFunction',
          function: {
            name: called,
            schema: place.schema,
            returns: 'trigger',
            language: 'plpgsql',
            body: sql`BEGIN RETURN NULL; END`,
          },
        },
        { kind: 'createTrigger', trigger: plainTrigger(trigger, place, called) },
      ],
      find: ({ triggers = {} }) => {
        const found = Object.values(triggers).find(({ name }) => name === place.name)
        return found && { when: found.when }
      },
    }
  },
}

/** A view by its query: what else is said of one that keeps its rows is kept as it is said. */
function plainView(view: View, place: ProbePlace): View {
  const { definition, columns, security, checkOption, securityBarrier } = view
  return dropUnsaid({ ...place, definition, columns, security, checkOption, securityBarrier })
}

/** What keeps rows can be nothing temporary: its indexes are put on a table with the same columns. */
function indexRows(view: View, place: ProbePlace): readonly Operation[] {
  const { indexes = [] } = view
  if (indexes.length === 0) return []
  const { schema } = place
  const table = rowsOf(place)
  const query = sql`SELECT * FROM ${sql.id(schema, place.name)}`
  return [
    {
      kind: 'execute',
      statement: sql`CREATE TABLE ${sql.id(schema, table)} AS ${query} WITH NO DATA`,
    },
    ...indexes.map((index): Operation => ({ kind: 'createIndex', table, schema, index })),
  ]
}

function rowsOf({ name }: ProbePlace): string {
  return `${name}_rows`
}

/** The columns of a table, as triggers see them. */
function plainTable(table: Table, place: ProbePlace): Table {
  return {
    ...place,
    columns: table.columns.map(({ name, type }) => ({ name, type, nullable: true })),
    constraints: [],
    indexes: [],
  }
}

function plainTrigger(
  { timing, events, columns, forEach, when }: Trigger,
  { name, schema }: { readonly name: string; readonly schema: string },
  called: string,
): Trigger {
  return dropUnsaid({
    name,
    schema,
    table: name,
    timing,
    events,
    columns,
    forEach,
    when,
    function: { name: called, schema },
  })
}

function dropUnsaid<Item extends object>(item: Item): Defined<Item> {
  const said = Object.entries(item).filter(([, value]) => value !== undefined)
  return Object.fromEntries(said) as Defined<Item>
}
