import type { Index, IndexElement } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import { type CatalogRow, pickSaid, readText, readTexts } from '../../shared/read-row.ts'
import { findGroup, splitList, unwrap } from '../definition-text.ts'
import type { CatalogNames } from './names.ts'

/** What indexes need beside their rows. */
export interface IndexContext {
  /** The columns of the table by their numbers. */
  readonly columns: ReadonlyMap<number, string>
  /** The ids of the collations of its columns by their numbers. */
  readonly collations: ReadonlyMap<number, string>
  readonly names: CatalogNames
}

/** What an index is over, be it one of its own or that of a constraint. */
export interface IndexParts extends Pick<Index, 'using' | 'include' | 'where'> {
  readonly elements: readonly IndexElement[]
}

/** Reads what an index is over. */
export function readIndexParts(row: CatalogRow, context: IndexContext): IndexParts {
  const numbers = readNumbers(row['columns'])
  const count = Number(readText(row['keys']) ?? 0)
  const where = readText(row['predicate'])
  const using = readText(row['method'])
  const include = numbers.slice(count).map((number) => context.columns.get(number) ?? '')
  const facts = readFacts(row)
  return {
    elements: numbers
      .slice(0, count)
      .map((number, position) => readElement(number, position, facts, context)),
    ...pickSaid({
      using: using === 'btree' ? undefined : using,
      include: include.length === 0 ? undefined : include,
      where: where === undefined ? undefined : sql.raw(where),
    }),
  }
}

/** What the catalog lists of the elements of an index, each in their order. */
interface ElementFacts {
  readonly options: readonly number[]
  readonly operatorClasses: readonly string[]
  readonly collations: readonly string[]
  readonly expressions: readonly string[]
  readonly texts: readonly string[]
}

function readFacts(row: CatalogRow): ElementFacts {
  const definition = readText(row['definition'])
  return {
    options: readNumbers(row['options']),
    operatorClasses: readWords(row['classes']),
    collations: readWords(row['collations']),
    expressions: readTexts(row['expressions']),
    texts: definition === undefined ? [] : splitList(findGroup(definition, 'USING') ?? ''),
  }
}

function readWords(value: unknown): readonly string[] {
  const text = readText(value) ?? ''
  return text === '' ? [] : text.split(' ')
}

function readNumbers(value: unknown): readonly number[] {
  return readWords(value).map(Number)
}

/** The bits of an option: 1 for descending, 2 for nulls first, which is what descending means unless told. */
function readElement(
  number: number,
  position: number,
  facts: ElementFacts,
  context: IndexContext,
): IndexElement {
  const option = facts.options[position] ?? 0
  const isDescending = (option & 1) !== 0
  const isNullsFirst = (option & 2) !== 0
  const expression = number === 0 ? facts.expressions[position] : undefined
  const nulls = isNullsFirst ? ('first' as const) : ('last' as const)
  const collation = facts.collations[position]
  const isCollated =
    expression === undefined
      ? collation !== context.collations.get(number)
      : hasCollation(facts.texts[position] ?? '', expression)
  return pickSaid({
    column: context.columns.get(number),
    expression: expression === undefined ? undefined : sql.raw(unwrap(expression)),
    order: isDescending ? ('desc' as const) : undefined,
    nulls: isDescending === isNullsFirst ? undefined : nulls,
    opclass: context.names.findOperatorClass(facts.operatorClasses[position]),
    collation: isCollated ? context.names.findCollation(collation) : undefined,
  })
}

/** An expression has a collation of its own, which the catalog does not keep: only the text shows one that was said. */
function hasCollation(text: string, expression: string): boolean {
  return text.startsWith(`${expression} COLLATE `)
}
