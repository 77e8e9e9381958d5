import type { NamingConvention } from './naming.ts'
import type { SchemaModel } from './schema-model.ts'

const brand = Symbol.for('limbeck.object')
const identifierBrand = Symbol.for('limbeck.identifier')

/** The records of a schema model that hold objects beside tables. */
export type ModelObjectKind = Exclude<keyof SchemaModel, 'tables' | 'defaultSchema' | 'cutsIndexes'>

/** What a model says of an object, once names are chosen. */
interface ObjectDraft<Kind extends ModelObjectKind = ModelObjectKind> {
  readonly kind: Kind
  readonly build: (naming: NamingConvention) => NonNullable<SchemaModel[Kind]>[string]
}

/** An object of a model beside its tables: a view, a sequence, a function and so on. In an `sql` expression it is its name. */
export interface ModelObject<Kind extends ModelObjectKind = ModelObjectKind> {
  readonly [brand]: ObjectDraft<Kind>
}

/** Makes an object of a model out of what holds its members. */
export function createModelObject<Kind extends ModelObjectKind, Base extends object>(
  base: Base,
  draft: ObjectDraft<Kind>,
  { name, schema }: { readonly name: string; readonly schema?: string | undefined },
): Base & ModelObject<Kind> {
  Object.defineProperty(base, brand, { value: Object.freeze(draft) })
  Object.defineProperty(base, identifierBrand, {
    value: Object.freeze(schema === undefined ? [name] : [schema, name]),
  })
  return Object.freeze(base) as Base & ModelObject<Kind>
}

/** Tells an object of a model, also one of another copy of the package in the same process. */
export function isModelObject(value: unknown): value is ModelObject {
  return (
    (typeof value === 'object' || typeof value === 'function') && value !== null && brand in value
  )
}

/** The object that a model describes, as plain data, and the record of the schema model that it belongs to. */
export function readModelObject(
  model: ModelObject,
  naming: NamingConvention,
): {
  readonly kind: ModelObjectKind
  readonly object: NonNullable<SchemaModel[ModelObjectKind]>[string]
} {
  const { kind, build } = model[brand]
  return { kind, object: build(naming) }
}

/** The names that an object or a table of a model is called by: its schema, where it says one, and its own. */
export function readIdentifier(value: object): readonly string[] | undefined {
  return (value as { readonly [identifierBrand]?: readonly string[] })[identifierBrand]
}
