/** The encoding at the end of the name of a locale, whose dot parts no schema: `en_US.utf8`, `ca_ES.utf8@valencia`. */
const ENCODING = String.raw`\.(?:utf-?8|iso-?8859-?\d+|latin\d+|euc-?\w+|koi8-?\w+|cp\d+|win\d+)(?:@\w+)?`
const QUOTED = '"(?:[^"]|"")+"'
const SCHEMA = `${QUOTED}|[^".]+`
const NAME = `${QUOTED}|[^".]+${ENCODING}|[^".]+`

const PLAIN = new RegExp(`^(?:${NAME})$`, 'i')
const QUALIFIED = new RegExp(`^(${SCHEMA})\\.(${NAME})$`, 'i')

/**
 * A collation or an operator class as models say it: its name, behind its schema and a dot where that is said
 * (`pg_catalog.C`). A name with a dot of its own stands in double quotes, but for locales with their encoding.
 */
export function formatQualified(name: string, schema: string | undefined): string {
  return [
    ...(schema === undefined ? [] : [formatPart(schema, SCHEMA)]),
    formatPart(name, NAME),
  ].join('.')
}

function formatPart(name: string, pattern: string): string {
  const isPlain = !name.includes('"') && new RegExp(`^(?:${pattern})$`, 'i').test(name)
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`
}

/** Writes what {@link formatQualified} gives, or a person, as SQL. */
export function writeQualified(text: string, quote: (name: string) => string): string {
  const [, schema, name] = QUALIFIED.exec(text) ?? []
  const isQualified = !PLAIN.test(text) && schema !== undefined && name !== undefined
  return (isQualified ? [schema, name] : [text]).map((part) => quote(unquote(part))).join('.')
}

function unquote(part: string): string {
  return part.startsWith('"') && part.endsWith('"') && part.length > 2
    ? part.slice(1, -1).replaceAll('""', '"')
    : part
}
