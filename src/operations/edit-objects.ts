import type { LimbeckError } from '../errors/index.ts'
import type { TableName } from '../schema/column-reference.ts'
import type { ModelObjectKind } from '../schema/model-object.ts'
import { type SchemaModel, tableKey } from '../schema/schema-model.ts'
import { formatMember, formatTable } from './format-name.ts'
import { irreversible, type Operation, type Reversal, reverseBy } from './operation.ts'
import { alreadyDone, missing } from './schema-conflict.ts'

/** The records of a schema model that hold objects beside tables. */
export type ObjectKind = ModelObjectKind

/** An object of one kind. */
export type ObjectOf<Kind extends ObjectKind> = NonNullable<SchemaModel[Kind]>[string]

/** What an object of each kind is called. */
export const objectTitles: { readonly [Kind in ObjectKind]: string } = {
  schemas: 'schema',
  extensions: 'extension',
  sequences: 'sequence',
  enums: 'enumeration',
  domains: 'domain',
  views: 'view',
  functions: 'function',
  triggers: 'trigger',
}

/** Kinds whose names are their own in the whole database, whatever schema they name. */
const isGlobal: { readonly [Kind in ObjectKind]?: true } = { schemas: true, extensions: true }

/** An object for people: `sequence "app.numbers"`. */
export function formatObject(kind: ObjectKind, name: TableName): string {
  const { table } = name as ObjectName
  if (table !== undefined)
    return `${objectTitles[kind]} ${formatMember({ ...name, table }, name.name)}`
  return `${objectTitles[kind]} ${formatTable(isGlobal[kind] ? { name: name.name } : name)}`
}

/** The object with a name, where the model has it. */
export function findObject<Kind extends ObjectKind>(
  model: SchemaModel,
  kind: Kind,
  name: TableName,
): ObjectOf<Kind> | undefined {
  const record = readRecord(model, kind)
  const key = objectKey(kind, name)
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** The object with a name. Throws `schema_conflict` where the model has none. */
export function requireObject<Kind extends ObjectKind>(
  model: SchemaModel,
  kind: Kind,
  name: TableName,
): ObjectOf<Kind> {
  const found = findObject(model, kind, name)
  if (found === undefined) throw missing(`There is no ${formatObject(kind, name)}.`)
  return found
}

/** The model with an object added or replaced. */
export function putObject<Kind extends ObjectKind>(
  model: SchemaModel,
  kind: Kind,
  object: ObjectOf<Kind> & TableName,
): SchemaModel {
  return { ...model, [kind]: { ...model[kind], [objectKey(kind, object)]: object } }
}

/** The model without an object. */
export function removeObject(model: SchemaModel, kind: ObjectKind, name: TableName): SchemaModel {
  const { [objectKey(kind, name)]: _, ...rest } = readRecord(model, kind)
  return { ...model, [kind]: rest }
}

/** The model with a new object. Throws `schema_conflict` where it is there, unless that was allowed for. */
export function addObject<Kind extends ObjectKind>(
  model: SchemaModel,
  kind: Kind,
  object: ObjectOf<Kind> & TableName,
  ifNotExists: boolean | undefined,
): SchemaModel {
  if (findObject(model, kind, object) === undefined) return putObject(model, kind, object)
  if (ifNotExists === true) return model
  throw isThere(kind, object)
}

/** The model with the schemas of its tables among its schemas, named or not. */
export function listSchemas(model: SchemaModel): SchemaModel {
  const names = Object.values(model.tables).flatMap((table) => table.schema ?? [])
  const implied = Object.fromEntries(names.map((name) => [name, { name }]))
  return names.length === 0 ? model : { ...model, schemas: { ...implied, ...model.schemas } }
}

/** The model in which a schema is said of its objects, where it is the one that needs no saying. */
export function sayDefaultSchema(model: SchemaModel, schema: string | undefined): SchemaModel {
  if (schema === undefined || schema !== model.defaultSchema) return model
  return (Object.keys(objectTitles) as ObjectKind[])
    .filter((kind) => isGlobal[kind] !== true)
    .reduce((now, kind) => {
      const nameless = Object.values(readRecord(model, kind)).filter(
        (object) => (object as TableName).schema === undefined,
      )
      return nameless.reduce((rest, object) => putObject(rest, kind, { ...object, schema }), now)
    }, model)
}

function isThere(kind: ObjectKind, name: TableName): LimbeckError {
  return alreadyDone(
    `The ${formatObject(kind, name)} is already there.`,
    `With { ifNotExists: true } a ${objectTitles[kind]} that is there is no error.`,
  )
}

/** The model without an object. Throws `schema_conflict` where it is not there, unless that was allowed for. */
export function takeObject(
  model: SchemaModel,
  kind: ObjectKind,
  name: TableName,
  ifExists: boolean | undefined,
): SchemaModel {
  if (findObject(model, kind, name) !== undefined) return removeObject(model, kind, name)
  if (ifExists === true) return model
  throw alreadyDone(
    `There is no ${formatObject(kind, name)}.`,
    `With { ifExists: true } a ${objectTitles[kind]} that is not there is no error.`,
  )
}

/** What undoes the making of an object: nothing where it was there before. */
export function reverseCreation(
  kind: ObjectKind,
  operation: TableName & { readonly ifNotExists?: boolean | undefined },
  before: SchemaModel,
  drop: Operation,
): Reversal {
  const isKept = operation.ifNotExists === true && findObject(before, kind, operation) !== undefined
  return isKept ? reverseBy() : reverseBy(drop)
}

/** What undoes the drop of an object, out of the schema before or of what the operation says of it. */
export function reverseDrop<Kind extends ObjectKind>(
  kind: Kind,
  operation: TableName & {
    readonly ifExists?: boolean | undefined
    readonly existing?: ObjectOf<Kind> | undefined
  },
  before: SchemaModel,
  create: (object: ObjectOf<Kind>) => Operation,
): Reversal {
  const isKnown = before[kind] !== undefined
  const object = findObject(before, kind, operation) ?? (isKnown ? undefined : operation.existing)
  if (object !== undefined) return reverseBy(create(object))
  if (operation.ifExists === true) return reverseBy()
  return irreversible(
    `What the ${formatObject(kind, operation)} was is not known: say it with "existing".`,
  )
}

/** Names that are told apart by more than the schema. */
export interface ObjectName extends TableName {
  readonly table?: string
  readonly parameters?: string
}

/** The key of an object in the record of its kind. */
export function objectKey(kind: ObjectKind, name: ObjectName): string {
  if (isGlobal[kind]) return name.name
  if (kind === 'functions') return `${tableKey(name)}(${name.parameters ?? ''})`
  if (kind !== 'triggers') return tableKey(name)
  return `${tableKey({ name: name.table ?? '', schema: name.schema })}.${name.name}`
}

function readRecord<Kind extends ObjectKind>(
  model: SchemaModel,
  kind: Kind,
): Readonly<Record<string, ObjectOf<Kind>>> {
  return (model[kind] ?? {}) as Readonly<Record<string, ObjectOf<Kind>>>
}
