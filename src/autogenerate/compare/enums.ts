import type { ColumnType } from '../../schema/column-type.ts'
import { type Enumeration, type SchemaModel, tableKey } from '../../schema/schema-model.ts'
import { proposeEnumValues } from '../renames/propose-enum-values.ts'
import { type Comparator, type Comparison, decideUnknown } from './comparison.ts'
import { changeBy, type Finding } from './finding.ts'

/** Enumerations that are types of their own, and their values. New ones come with the first column that has them. */
export const enumsComparator: Comparator = {
  name: 'enums',
  compare(comparison) {
    const { dialect, current, wanted } = comparison
    if (!dialect.features.enumTypes) return []
    const there = current.enums ?? {}
    const named = listEnums(wanted)
    const used = new Set(listColumnEnums(wanted).map(tableKey))
    const created = named.filter((one) => !used.has(tableKey(one)) && !(tableKey(one) in there))
    const kept = named.filter((one) => tableKey(one) in there)
    const keys = new Set(named.map(tableKey))
    const unknown = Object.entries(there).filter(([key]) => !keys.has(key))
    return [
      ...created.map((one) => changeBy('changeEnums', { kind: 'createEnum', ...one })),
      ...kept.flatMap((one) => compareValues(there[tableKey(one)] ?? one, one, comparison)),
      ...unknown.flatMap(([, { name, schema }]): readonly Finding[] => {
        const place = { name, ...(schema === undefined ? {} : { schema }) }
        const object = { kind: 'enum', ...place } as const
        const decision = decideUnknown(object, comparison)
        if (decision === 'drop') return [changeBy('dropEnums', { kind: 'dropEnum', ...place })]
        return decision === 'keep' ? [] : [{ kind: 'unknown', object }]
      }),
    ]
  },
}

/** A new value stands where the models have it. */
function compareValues(
  current: Enumeration,
  wanted: Enumeration,
  comparison: Comparison,
): readonly Finding[] {
  const { name, schema, values } = wanted
  const place = { name, ...(schema === undefined ? {} : { schema }) }
  const added = values.filter((value) => !current.values.includes(value))
  const dropped = current.values.filter((value) => !values.includes(value))
  return [
    ...proposeEnumValues(current, wanted, comparison),
    ...added.map((value) => {
      const before = values
        .slice(values.indexOf(value) + 1)
        .find((each) => current.values.includes(each))
      const position = before === undefined ? {} : { before }
      return changeBy('changeEnums', { kind: 'addEnumValue', ...place, value, ...position })
    }),
    ...dropped.map((value) =>
      changeBy('dropEnumValues', { kind: 'dropEnumValue', ...place, value }),
    ),
    ...compareOrder(current, wanted),
  ]
}

/**
 * Values stay in the order in which they are: only a type that is made anew has them in another, for which every row of
 * its columns is written. What they are sorted by is told, and left to a person.
 */
function compareOrder(current: Enumeration, wanted: Enumeration): readonly Finding[] {
  const [inDatabase, inModels] = [
    current.values.filter((value) => wanted.values.includes(value)),
    wanted.values.filter((value) => current.values.includes(value)),
  ].map((values) => values.map((value) => `'${value}'`).join(', '))
  if (inDatabase === undefined || inModels === undefined || inDatabase === inModels) return []
  const object = `the order of the values of the enumeration "${tableKey(wanted)}"`
  return [{ kind: 'unverified', difference: { object, inDatabase, inModels } }]
}

/** The enumerations that a model has, by themselves or in its columns. */
export function listEnums(model: SchemaModel): readonly Enumeration[] {
  const all = [...Object.values(model.enums ?? {}), ...listColumnEnums(model)]
  return [...new Map(all.map((one) => [tableKey(one), one])).values()]
}

function listColumnEnums({ tables }: SchemaModel): readonly Enumeration[] {
  return Object.values(tables).flatMap(({ columns }) =>
    columns.flatMap(({ type }) => readEnum(type)),
  )
}

function readEnum(type: ColumnType): readonly Enumeration[] {
  const resolved = type.variants?.postgresql ?? type
  if (resolved.kind === 'array') return readEnum(resolved.element)
  if (resolved.kind !== 'enum' || resolved.name === undefined) return []
  const { name, schema, values } = resolved
  return [{ name, values, ...(schema === undefined ? {} : { schema }) }]
}
