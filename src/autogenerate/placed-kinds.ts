import type { SchemaModel } from '../schema/schema-model.ts'

/** The records of a schema model whose objects lie in schemas, with the word for one of each. */
export const PLACED_KINDS = {
  sequences: 'sequence',
  enums: 'enum',
  domains: 'domain',
  views: 'view',
  functions: 'function',
  triggers: 'trigger',
} as const

/** One of {@link PLACED_KINDS}. */
export type PlacedKind = keyof typeof PLACED_KINDS

/** The word for one object of a kind, as filters and findings say it. */
export type PlacedTitle = (typeof PLACED_KINDS)[PlacedKind]

/** An object of one kind. */
export type PlacedObject<Kind extends PlacedKind = PlacedKind> = NonNullable<
  SchemaModel[Kind]
>[string]

const kinds = Object.keys(PLACED_KINDS) as readonly PlacedKind[]

/** All objects beside tables that lie in schemas. */
export function listPlaced(model: SchemaModel): readonly PlacedObject[] {
  return kinds.flatMap((kind) => Object.values<PlacedObject>(model[kind] ?? {}))
}

/** The model with each record of objects as a function leaves it; what it does not have stays so. */
export function mapPlaced(
  model: SchemaModel,
  map: <Kind extends PlacedKind>(
    kind: Kind,
    objects: readonly PlacedObject<Kind>[],
  ) => Readonly<Record<string, PlacedObject<Kind>>>,
): SchemaModel {
  const records = kinds.flatMap((kind) => {
    const record = model[kind]
    return record === undefined ? [] : [[kind, map(kind, Object.values<PlacedObject>(record))]]
  })
  return { ...model, ...(Object.fromEntries(records) as Partial<SchemaModel>) }
}
