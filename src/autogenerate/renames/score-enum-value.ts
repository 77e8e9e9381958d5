import { compareNames, readName } from './name-similarity.ts'

/** A value of an enumeration, and how many of the values that stay come before it. */
export interface EnumValueTraits {
  readonly name: string
  readonly place: number
}

/** The values of one side that the other has not, in their places among those that both have. */
export function listEnumValueTraits(
  values: readonly string[],
  others: readonly string[],
): readonly EnumValueTraits[] {
  return values.flatMap((name, index) => {
    if (others.includes(name)) return []
    const place = values.slice(0, index).filter((value) => others.includes(value)).length
    return [{ name, place }]
  })
}

/** How likely two values are one, from 0 to 1: for one half by their place among the others, for one by their letters. */
export function scoreEnumValue(from: EnumValueTraits, to: EnumValueTraits): number {
  return (
    0.5 * Number(from.place === to.place) +
    0.5 * compareNames(readName(from.name), readName(to.name))
  )
}
