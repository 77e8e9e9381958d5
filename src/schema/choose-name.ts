import { hashText } from '../util/stable-hash.ts'
import type { TableName } from './column-reference.ts'
import { type FinalName, isFinalName, type NameArgument } from './final-name.ts'
import type { NamingConvention, NamingKey, NamingToken } from './naming.ts'

/** The most bytes that a name made by a convention has: what PostgreSQL keeps of a name. */
export const MAX_NAME_BYTES = 63

/** What a name can be made of. */
export interface NameParts {
  readonly table: string
  readonly schema?: string | undefined
  readonly columns: readonly string[]
  /** Stands for `{name}` where no name is given. */
  readonly name?: string
  readonly referred?: string
  readonly referredColumns?: readonly string[]
}

/**
 * The name of an index or a constraint: the given one, or the one that the convention makes.
 * A template with `{name}` is put around a given plain name too, unless the name already shows it.
 * Nothing where neither gives a name, so that the database chooses one.
 */
export function chooseName(
  key: 'ix',
  given: NameArgument,
  parts: NameParts,
  naming: NamingConvention,
): string
export function chooseName(
  key: NamingKey,
  given: NameArgument,
  parts: NameParts,
  naming: NamingConvention,
): string | undefined
export function chooseName(
  key: NamingKey,
  given: NameArgument,
  parts: NameParts,
  naming: NamingConvention,
): string | undefined {
  if (isFinalName(given)) return given.name
  const template = naming[key]
  if (template === null) return given ?? undefined
  if (given === null || given === undefined) {
    const name = parts.name ?? parts.columns.join('_')
    return shortenName(render(template, { ...parts, name }))
  }
  const frame = renderFrame(template, { ...parts, name: given })
  if (frame === undefined || showsFrame(given, frame)) return given
  return shortenName(frame.before + given + frame.after)
}

/** The plain name that a template was put around; nothing where a name does not show the template. */
export function findGivenName(
  key: NamingKey,
  name: string,
  parts: NameParts,
  naming: NamingConvention,
): string | undefined {
  const template = naming[key]
  const frame = template === null ? undefined : renderFrame(template, parts)
  if (frame === undefined || !showsFrame(name, frame)) return undefined
  return name.slice(frame.before.length, name.length - frame.after.length)
}

/** What a template puts around a name. */
interface NameFrame {
  readonly before: string
  readonly after: string
}

function renderFrame(template: string, parts: NameParts): NameFrame | undefined {
  const hole = template.indexOf('{name}')
  if (hole === -1) return undefined
  return {
    before: render(template.slice(0, hole), parts),
    after: render(template.slice(hole + '{name}'.length), parts),
  }
}

function showsFrame(name: string, { before, after }: NameFrame): boolean {
  return before + after !== '' && name.startsWith(before) && name.endsWith(after)
}

/**
 * The name of something that is there, as {@link chooseName} made it of the given one. A template that asks for more
 * than the table cannot be filled here, so the name is taken as it is.
 */
export function chooseDropName(
  key: NamingKey | undefined,
  given: string | FinalName,
  table: TableName,
  naming: NamingConvention,
): string {
  if (isFinalName(given)) return given.name
  const template = key === undefined ? null : naming[key]
  if (key === undefined || template === null) return given
  if (/\{(?:columns|referred|referredColumns)\}/.test(template)) return given
  const parts = { table: table.name, schema: table.schema, columns: [] }
  return chooseName(key, given, parts, naming) ?? given
}

function render(template: string, parts: NameParts): string {
  const values: Readonly<Record<NamingToken, string>> = {
    table: parts.table,
    schema: parts.schema ?? '',
    columns: parts.columns.join('_'),
    name: parts.name ?? '',
    referred: parts.referred ?? '',
    referredColumns: (parts.referredColumns ?? []).join('_'),
  }
  return template.replaceAll(/\{(\w+)\}/g, (whole, token: string) =>
    Object.hasOwn(values, token) ? values[token as NamingToken] : whole,
  )
}

/** Cuts a name that is too long, ending it with a hash of the whole so that it stays its own. */
export function shortenName(name: string): string {
  if (countBytes(name) <= MAX_NAME_BYTES) return name
  const ending = `_${hashText(name)}`
  let kept = ''
  let bytes = ending.length
  for (const character of name) {
    bytes += countBytes(character)
    if (bytes > MAX_NAME_BYTES) break
    kept += character
  }
  return kept + ending
}

/** The length of a text in UTF-8. */
export function countBytes(text: string): number {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}
