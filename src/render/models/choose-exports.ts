import { compareCodeUnits } from '../../util/compare-code-units.ts'

/** Something that a module exports under a name of its own. */
export interface ExportedObject {
  readonly name: string
  readonly schema?: string | undefined
}

/** Words that no constant of a module can be called: those of the language, and those that mean something by themselves. */
const RESERVED =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in Infinity instanceof interface let NaN new null package private protected public return static super switch this throw true try typeof undefined var void while with yield'.split(
    ' ',
  )

/**
 * The names that objects are exported under, in the order of the objects: their own in camel case. Where two would have
 * one, those that say a schema have it in front, and what is left gets numbers, in the order of their full names. `taken`
 * are names that the module has already. The same objects always get the same names.
 */
export function chooseExports(
  objects: readonly ExportedObject[],
  { taken, suffix }: { readonly taken: readonly string[]; readonly suffix: string },
): readonly string[] {
  const used = new Set([...RESERVED, ...taken])
  const plain = objects.map(({ name }) => toIdentifier([name], used, suffix))
  const isAlone = (name: string) => plain.indexOf(name) === plain.lastIndexOf(name)
  const wished = objects.map(({ name, schema }, index) => {
    const own = plain[index] ?? ''
    return isAlone(own) || schema === undefined ? own : toIdentifier([schema, name], used, suffix)
  })
  const order = objects
    .map((object, index) => ({ index, key: `${object.schema ?? ''}\0${object.name}` }))
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
