import type { DomainChange } from '../../../src/operations/index.ts'
import type { OperationKind } from '../../../src/operations/operation.ts'
import type { Enumeration, View } from '../../../src/schema/schema-model.ts'
import { sql } from '../../../src/schema/sql.ts'
import { drawTrigger, drawView, SPARE } from './draw-model.ts'
import type { DrawOperation, OperationDrawing } from './draw-table-operation.ts'

function listOthers({ model }: OperationDrawing) {
  return Object.values(model.tables).filter(({ name }) => name !== SPARE)
}

/** Any of the objects of a record of the model. */
function pickObject<Item>(
  { draw }: OperationDrawing,
  record: Readonly<Record<string, Item>> | undefined,
): Item | undefined {
  const items = Object.values(record ?? {})
  return items.length === 0 ? undefined : draw.pick(items)
}

function pickView({ model }: OperationDrawing, isMaterialized: boolean): View | undefined {
  return Object.values(model.views ?? {}).find(
    (view) => (view.materialized === true) === isMaterialized,
  )
}

function nameIt({ name, schema }: { readonly name: string; readonly schema?: string }) {
  return { name, ...(schema === undefined ? {} : { schema }) }
}

/** The enumeration that no column has. */
function pickFree({ model }: OperationDrawing): Enumeration | undefined {
  return model.enums?.['free']
}

/** An enumeration with values that no row holds. */
function pickEnum(drawing: OperationDrawing): Enumeration | undefined {
  return pickObject(drawing, drawing.model.enums)
}

const drawSettings = ({ draw }: OperationDrawing) => ({
  ...draw.maybe({ start: 7 }),
  ...draw.maybe({ increment: 2 }),
  ...draw.maybe({ maxValue: 1000 }),
  ...draw.maybe({ cycle: true }),
  ...draw.maybe({ cache: 3 }),
})

/** How operations on the objects beside tables are drawn. */
export const objectOperations = {
  createSchema: ({ profile }) => ({ kind: 'createSchema', name: profile.newSchema }),
  dropSchema: (drawing) => {
    const used = listOthers(drawing).map(({ schema }) => schema)
    const free = Object.keys(drawing.model.schemas ?? {}).find((name) => !used.includes(name))
    return free === undefined
      ? undefined
      : {
          kind: 'dropSchema',
          name: free,
          ...(drawing.profile.engine === 'mariadb' ? { cascade: true } : {}),
        }
  },
  createExtension: ({ model }) => ({
    kind: 'createExtension',
    name: model.extensions?.['citext'] === undefined ? 'citext' : 'hstore',
  }),
  dropExtension: (drawing) => {
    const extension = pickObject(drawing, drawing.model.extensions)
    return extension && { kind: 'dropExtension', name: extension.name }
  },
  createSequence: (drawing) => ({
    kind: 'createSequence',
    sequence: { name: 'made', ...drawSettings(drawing) },
  }),
  alterSequence: (drawing) => {
    const sequence = pickObject(drawing, drawing.model.sequences)
    const change = {
      ...drawSettings(drawing),
      ...drawing.draw.pick([{ increment: 4 }, { maxValue: null }, { cache: null }]),
    }
    return sequence && { kind: 'alterSequence', ...nameIt(sequence), change }
  },
  dropSequence: (drawing) => {
    const sequence = pickObject(drawing, drawing.model.sequences)
    return sequence && { kind: 'dropSequence', ...nameIt(sequence) }
  },
  createEnum: ({ draw }) => ({
    kind: 'createEnum',
    name: 'made',
    values: draw.some(['one', 'Two', "it's", ''], 1, 4),
  }),
  addEnumValue: (drawing) => {
    const enumeration = pickEnum(drawing)
    const place = drawing.draw.pick([
      {},
      { before: enumeration?.values[0] ?? '' },
      { after: enumeration?.values[0] ?? '' },
    ])
    return enumeration && { kind: 'addEnumValue', ...nameIt(enumeration), value: 'new', ...place }
  },
  renameEnumValue: (drawing) => {
    const enumeration = pickEnum(drawing)
    // Defaults and checks hold a value by its number, while a model holds its name.
    const isFree = enumeration === pickFree(drawing)
    const values = enumeration?.values.filter((value) => isFree || value !== 'ok') ?? []
    return (
      enumeration && {
        kind: 'renameEnumValue',
        ...nameIt(enumeration),
        value: drawing.draw.pick(values),
        newValue: 'new',
      }
    )
  },
  dropEnumValue: (drawing) => {
    const enumeration = pickEnum(drawing)
    // Every row of the drawn tables holds "ok".
    const values = enumeration?.values.filter((value) => value !== 'ok') ?? []
    return (
      enumeration && {
        kind: 'dropEnumValue',
        ...nameIt(enumeration),
        value: drawing.draw.pick(values),
      }
    )
  },
  dropEnum: (drawing) => {
    const enumeration = pickFree(drawing)
    return enumeration && { kind: 'dropEnum', ...nameIt(enumeration) }
  },
  createDomain: (drawing) => ({
    kind: 'createDomain',
    domain: {
      name: 'made',
      type: { kind: 'varchar', length: 10 },
      nullable: drawing.draw.flag(),
      ...drawing.draw.maybe({ default: 'x' }),
      checks: drawing.draw.flag()
        ? [{ kind: 'check', name: 'ck made', expression: sql`VALUE::text <> 'a'::text` }]
        : [],
    },
  }),
  alterDomain: (drawing) => {
    const domain = pickObject(drawing, drawing.model.domains)
    const change = drawing.draw.pick<DomainChange>([
      { nullable: false },
      { default: null },
      { default: sql`'z'::text`, dropChecks: ['ck d'] },
      {
        addChecks: [{ kind: 'check', name: 'ck new', expression: sql`VALUE > 'b'::text` }],
      },
    ])
    return domain && { kind: 'alterDomain', ...nameIt(domain), change }
  },
  dropDomain: (drawing) => {
    const domain = pickObject(drawing, drawing.model.domains)
    return domain && { kind: 'dropDomain', ...nameIt(domain) }
  },
  createView: (drawing) => ({
    kind: 'createView',
    view: drawView(drawing, Object.values(drawing.model.tables), 'made'),
  }),
  replaceView: (drawing) => {
    const old = pickView(drawing, false)
    const view = drawView(drawing, listOthers(drawing), old?.name ?? 'made')
    const { columns: _, ...rest } = view
    // PostgreSQL keeps the names of the columns that are there.
    return {
      kind: 'replaceView',
      view: { ...rest, ...(old?.columns === undefined ? {} : { columns: old.columns }) },
    }
  },
  dropView: (drawing) => {
    const view = pickView(drawing, false)
    return view && { kind: 'dropView', ...nameIt(view) }
  },
  createMaterializedView: (drawing) => ({
    kind: 'createMaterializedView',
    view: { ...drawView(drawing, listOthers(drawing), 'kept'), name: 'made', materialized: true },
  }),
  dropMaterializedView: (drawing) => {
    const view = pickView(drawing, true)
    return view && { kind: 'dropMaterializedView', ...nameIt(view) }
  },
  refreshMaterializedView: (drawing) => {
    const view = pickView(drawing, true)
    return (
      view && {
        kind: 'refreshMaterializedView',
        ...nameIt(view),
        ...drawing.draw.maybe({ withData: false }),
      }
    )
  },
  createFunction: (drawing) => {
    const { draw, profile } = drawing
    const old = draw.pick(profile.functions)
    return draw.flag()
      ? { kind: 'createFunction', function: { ...old, name: 'made' } }
      : { kind: 'createFunction', function: { ...old, ...profile.otherBody(old) }, replace: true }
  },
  dropFunction: (drawing) => {
    const called = Object.values(drawing.model.triggers ?? {}).map(
      (trigger) => trigger.function?.name,
    )
    const free = drawing.profile.functions.filter(({ name }) => !called.includes(name))
    const { name, parameters } = drawing.draw.pick(free)
    return { kind: 'dropFunction', name, ...(parameters === undefined ? {} : { parameters }) }
  },
  createTrigger: (drawing) => ({
    kind: 'createTrigger',
    trigger: drawTrigger(drawing, Object.values(drawing.model.tables), 'made'),
  }),
  dropTrigger: (drawing) => {
    const trigger = pickObject(drawing, drawing.model.triggers)
    return (
      trigger && {
        kind: 'dropTrigger',
        name: trigger.name,
        table: trigger.table,
        ...(trigger.schema === undefined ? {} : { schema: trigger.schema }),
      }
    )
  },
} as const satisfies { readonly [Kind in OperationKind]?: DrawOperation }
