import type { Index, IndexElement } from '../../../schema/schema-model.ts'
import { assertNoOptions, refuseInvalid, refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeQuotedText } from '../literals.ts'

/** The access methods that are words in front of INDEX, and those behind it. */
const KINDS: ReadonlySet<string> = new Set(['fulltext', 'spatial'])
const METHODS: ReadonlySet<string> = new Set(['btree', 'hash'])

/** An index as a line of CREATE TABLE: `UNIQUE INDEX name (columns) USING HASH`. */
export function writeIndexBody(index: Index, writer: SqlWriter): string {
  return writeIndex(index, writer, (kind, name, rest) => `${kind}INDEX ${name} ${rest}`)
}

/** Puts the parts of an index together: its kind, its name, its columns with the method. */
export function writeIndex(
  index: Index,
  writer: SqlWriter,
  write: (kind: string, name: string, rest: string) => string,
): string {
  const { include, where, with: storage, nullsNotDistinct, tablespace } = index
  assertNoOptions(writer, `the index "${index.name}"`, {
    include,
    where,
    with: storage,
    nullsNotDistinct,
    tablespace,
  })
  const using = index.using?.toLowerCase()
  if (using !== undefined && !KINDS.has(using) && !METHODS.has(using)) {
    throw refuseUnsupported(writer, `use the access method "${using}" of the index "${index.name}"`)
  }
  const elements = index.elements.map((element) => writeElement(index, element, writer)).join(', ')
  const method = using !== undefined && METHODS.has(using) ? ` USING ${using.toUpperCase()}` : ''
  const kind = writeKind(index, using)
  const rest = `(${elements})${method}${writeParser(index, using, writer)}${writeIndexOptions(index, writer)}`
  return write(kind, writer.quoteIdentifier(index.name), rest)
}

function writeParser(index: Index, using: string | undefined, writer: SqlWriter): string {
  if (index.withParser === undefined) return ''
  if (using === 'fulltext') return ` WITH PARSER ${writer.quoteIdentifier(index.withParser)}`
  throw refuseInvalid(
    `The index "${index.name}" has a parser, and no words.`,
    "Only an index with `using: 'fulltext'` has words.",
  )
}

/** MariaDB has another word for an index that the planner passes over. */
function writeIndexOptions({ comment, isVisible }: Index, writer: SqlWriter): string {
  const hidden = writer.name === 'mariadb' ? ' IGNORED' : ' INVISIBLE'
  const note = comment === undefined ? '' : ` COMMENT ${writeQuotedText(comment, writer)}`
  return `${note}${isVisible === false ? hidden : ''}`
}

function writeKind(index: Index, using: string | undefined): string {
  if (using === undefined || !KINDS.has(using)) return index.unique ? 'UNIQUE ' : ''
  if (!index.unique) return `${using.toUpperCase()} `
  throw refuseInvalid(`The ${using} index "${index.name}" cannot be unique.`)
}

function writeElement(index: Index, element: IndexElement, writer: SqlWriter): string {
  const { nulls, opclass, collation, expression, column = '', length } = element
  assertNoOptions(writer, `the index "${index.name}"`, { nulls, opclass, collation })
  if (expression !== undefined && writer.name === 'mariadb') {
    throw refuseUnsupported(
      writer,
      `index an expression, as in "${index.name}"`,
      'Add a generated column with the expression and index that.',
    )
  }
  const subject =
    expression === undefined
      ? `${writer.quoteIdentifier(column)}${length === undefined ? '' : `(${length})`}`
      : `(${writer.inlineSql(expression)})`
  return `${subject}${element.order === undefined ? '' : ` ${element.order.toUpperCase()}`}`
}
