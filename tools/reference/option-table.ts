import { type DialectName, dialects } from '../../src/dialects/index.ts'
import {
  type DirectiveCase,
  isRefusal,
  statementsOf,
} from '../../test/operations/directives/case.ts'
import { showsOption } from '../../test/operations/directives/shows-option.ts'
import { formatCode, formatTable } from './markdown-table.ts'
import type { DocumentedOption } from './read-options.ts'

/** The engines by the names that their makers give them. */
export const PRODUCTS: { readonly [Name in DialectName]: string } = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  sqlite: 'SQLite',
}

const NAMES = Object.keys(dialects) as DialectName[]

/** What a meaning begins with that holds on some engines alone, e.g. `PostgreSQL 15 and SQLite: `. */
const PRODUCT = `(?:${Object.values(PRODUCTS).join('|')})(?: \\d+)?`
const PREFIX = new RegExp(`^(${PRODUCT}(?:(?:, | and )${PRODUCT})*): (.)`)

/** The options of a directive, those that it needs first. */
export function formatOptions(
  options: readonly DocumentedOption[],
  cases: readonly DirectiveCase[],
): readonly string[] {
  return formatTable(
    ['option', 'type', 'what it does', 'engines'],
    options
      .toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired))
      .map((option) => formatOption(option, listProducts(cases, option))),
  )
}

/** A row: the comment may tell of fewer engines than take the option, for others can ignore it. */
function formatOption(
  { name, type, isRequired, meaning }: DocumentedOption,
  products: readonly string[],
): readonly string[] {
  const [, told, first = ''] = PREFIX.exec(meaning) ?? []
  const unknown = Object.values(PRODUCTS).find(
    (product) => told?.includes(product) === true && !products.includes(product),
  )
  if (unknown !== undefined) throw new Error(`no case shows the option "${name}" on ${unknown}`)
  const isEverywhere = products.length === NAMES.length
  return [
    formatCode(isRequired ? name : `${name}?`),
    formatCode(type.replace(/^Readonly<(.*)>$/, '$1').replace('(string[])', 'string[]')),
    meaning.replace(PREFIX, first.toUpperCase()),
    told?.replace(' and ', ', ') ?? (isEverywhere ? 'all' : products.join(', ')),
  ]
}

/** The engines on which a case with the option runs. */
function listProducts(
  cases: readonly DirectiveCase[],
  { name }: DocumentedOption,
): readonly string[] {
  const shown = cases.filter((each) => showsOption(each, name))
  return NAMES.filter((engine) => shown.some((each) => !isRefusal(statementsOf(each, engine)))).map(
    (engine) => PRODUCTS[engine],
  )
}
