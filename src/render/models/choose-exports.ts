import { compareCodeUnits } from '../../util/compare-code-units.ts'

/** Something that a module exports under a name of its own. */
export interface ExportedObject {
  readonly name: string
  readonly schema?: string | undefined
  /** The table that a trigger is on. */
  readonly table?: string | undefined
}

/** Words that no constant of a module can be called: those of the language, and those that mean something by themselves. */
const RESERVED =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in Infinity instanceof interface let NaN new null package private protected public return static super switch this throw true try typeof undefined var void while with yield'.split(
    ' ',
  )

/** What a name is made of: less where that is enough to tell it from others. */
const WISHES: readonly ((object: ExportedObject) => readonly (string | undefined)[])[] = [
  ({ name }) => [name],
  ({ name, table }) => [name, table],
  ({ name, schema, table }) => [schema, name, table],
]

/**
 * Gives objects of a kind the names that they are exported under, in the order of the objects: their own in camel case.
 * Where two would have one, the table of a trigger comes behind it, then the schema before it; what is left
 * gets numbers, in the order of their full names. What is chosen is added to `used`; the same objects always get the same
 * names. `suffix` makes a name of what is none, such as a word of the language.
 */
export function chooseExports(
  objects: readonly ExportedObject[],
  { used, suffix }: { readonly used: Set<string>; readonly suffix: string },
): readonly string[] {
  for (const word of RESERVED) used.add(word)
  const reserved = new Set(used)
  const wished = WISHES.reduce<readonly string[]>((before, wish) => {
    const same = Map.groupBy(before, (name) => name)
    return objects.map((object, index) => {
      const said = before[index]
      if (said !== undefined && same.get(said)?.length === 1) return said
      const words = wish(object).filter((word) => word !== undefined)
      return toIdentifier(words, reserved, suffix)
    })
  }, [])
  const order = objects
    .map(({ name, schema = '', table = '' }, index) => ({
      index,
      key: [schema, name, table].join('\0'),
    }))
    .toSorted((one, other) => compareCodeUnits(one.key, other.key))
  const chosen: string[] = []
  for (const { index } of order) {
    const name = makeFree(wished[index] ?? '', used)
    used.add(name)
    chosen[index] = name
  }
  return chosen
}

function makeFree(name: string, used: ReadonlySet<string>): string {
  if (!used.has(name)) return name
  let number = 2
  while (used.has(`${name}${number}`)) number++
  return `${name}${number}`
}

/** `order_items`, `OrderItems` and `ORDER ITEMS` are `orderItems`; a name that cannot stand alone gets the suffix. */
function toIdentifier(
  names: readonly string[],
  reserved: ReadonlySet<string>,
  suffix: string,
): string {
  const words = names.flatMap((name) => name.match(/[\p{ID_Start}\p{Nd}]+/gu) ?? [])
  const joined = words.map((word, index) => (index === 0 ? lower(word) : raise(word))).join('')
  if (joined === '') return suffix.toLowerCase()
  if (/^\p{Nd}/u.test(joined)) return `${suffix.toLowerCase()}${joined}`
  return reserved.has(joined) ? `${joined}${suffix}` : joined
}

/** The capitals that a word begins with become small, but for one that begins the next word: `HTTPLog`, `httpLog`. */
function lower(word: string): string {
  return word.replace(/^\p{Lu}+(?=\p{Lu}\p{Ll})|^\p{Lu}+/u, (capitals) => capitals.toLowerCase())
}

function raise(word: string): string {
  const isCapitals = /^\P{Ll}*$/u.test(word)
  const rest = word.slice(1)
  return `${word.slice(0, 1).toUpperCase()}${isCapitals ? rest.toLowerCase() : rest}`
}
