import * as fc from 'fast-check'

/** Draws values one after the other, so that a later one can depend on those before; smaller draws are simpler values. */
export interface Draw {
  /** A whole number from 0 to `most`. */
  nat(most: number): number
  flag(): boolean
  pick<Value>(list: readonly Value[]): Value
  /** At least `least` and at most `most` items of a list, in its order. */
  some<Value>(list: readonly Value[], least: number, most: number): readonly Value[]
  /** The parts in half of all cases, and otherwise nothing. */
  maybe<Part extends object>(part: Part): Part | Record<string, never>
}

/** An arbitrary out of a function that draws. */
export function drawn<Value>(make: (draw: Draw) => Value): fc.Arbitrary<Value> {
  return fc.gen().map((generate) => {
    const nat = (most: number) => (most <= 0 ? 0 : generate(fc.nat, { max: most }))
    const flag = () => generate(fc.boolean)
    const pick = <Item>(list: readonly Item[]): Item => {
      const item = list[nat(list.length - 1)]
      if (list.length === 0) throw new Error('There is nothing to pick from')
      return item as Item
    }
    return make({
      nat,
      flag,
      pick,
      some: (list, least, most) => {
        const count = least + nat(Math.min(most, list.length) - least)
        const left = [...list.keys()]
        const taken = Array.from({ length: Math.min(count, list.length) }, () => {
          const [index = 0] = left.splice(nat(left.length - 1), 1)
          return index
        })
        return taken.toSorted((a, b) => a - b).flatMap((index) => list.slice(index, index + 1))
      },
      maybe: (part) => (flag() ? part : {}),
    })
  })
}
