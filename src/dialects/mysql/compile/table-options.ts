import type { OperationOf } from '../../../operations/operation.ts'
import type { Table } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions, refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeQuotedText } from '../literals.ts'
import { writeFirstNumber } from './first-number.ts'

type Value = string | number | boolean

/** How an option is written: a word or a number as it is, or a text. */
type WriteValue = (value: Value, writer: SqlWriter) => string

/** A name that the grammar takes bare or quoted. */
const word: WriteValue = (value, writer) => {
  const text = String(value)
  return /^\w+$/.test(text) ? text : writer.quoteIdentifier(text)
}
const text: WriteValue = (value, writer) => writeQuotedText(String(value), writer)

/** A name that is quoted, or the word is taken for an option of its own. */
const quoted: WriteValue = (value, writer) => writer.quoteIdentifier(String(value))

/** The options of tables by the names that models give them, each with the word of the engine, in their order. */
const OPTIONS: Readonly<
  Record<string, readonly [word: string, write: WriteValue, joiner?: string]>
> = {
  autoIncrement: ['AUTO_INCREMENT', word],
  charset: ['DEFAULT CHARSET', word],
  collation: ['COLLATE', word],
  rowFormat: ['ROW_FORMAT', word],
  keyBlockSize: ['KEY_BLOCK_SIZE', word],
  avgRowLength: ['AVG_ROW_LENGTH', word],
  minRows: ['MIN_ROWS', word],
  maxRows: ['MAX_ROWS', word],
  packKeys: ['PACK_KEYS', word],
  checksum: ['CHECKSUM', word],
  pageChecksum: ['PAGE_CHECKSUM', word],
  delayKeyWrite: ['DELAY_KEY_WRITE', word],
  transactional: ['TRANSACTIONAL', word],
  statsPersistent: ['STATS_PERSISTENT', word],
  statsAutoRecalc: ['STATS_AUTO_RECALC', word],
  statsSamplePages: ['STATS_SAMPLE_PAGES', word],
  autoextendSize: ['AUTOEXTEND_SIZE', word],
  insertMethod: ['INSERT_METHOD', word],
  tablespace: ['TABLESPACE', quoted, ' '],
  dataDirectory: ['DATA DIRECTORY', text],
  indexDirectory: ['INDEX DIRECTORY', text],
  connection: ['CONNECTION', text],
  compression: ['COMPRESSION', text],
  encryption: ['ENCRYPTION', text],
  pageCompressed: ['PAGE_COMPRESSED', text],
  pageCompressionLevel: ['PAGE_COMPRESSION_LEVEL', text],
  encrypted: ['ENCRYPTED', text],
  encryptionKeyId: ['ENCRYPTION_KEY_ID', text],
}

/** What stands behind the parentheses of CREATE TABLE. */
export function writeTableOptions(table: Table, writer: SqlWriter): string {
  const { engine, partitionBy, systemVersioned, temporary: _, ...others } = table.options ?? {}
  const said = Object.keys(OPTIONS).filter((name) => others[name] !== undefined)
  const unknown = Object.entries(others).filter(([name]) => !said.includes(name))
  const { with: parameters, partitionOf, inherits } = table
  assertNoOptions(writer, `the table "${table.name}"`, {
    ...Object.fromEntries(unknown),
    with: parameters,
    partitionOf,
    inherits,
  })
  // What is said of the table holds before what is said of its column.
  const counting = others['autoIncrement'] === undefined ? table.columns : []
  return [
    engine === undefined ? '' : ` ENGINE=${word(engine, writer)}`,
    ...counting.flatMap((column) => writeFirstNumber(column, writer)).map((first) => ` ${first}`),
    ...said.map((name) => writeOption(name, others[name], writer)),
    table.comment === undefined ? '' : ` COMMENT=${writeQuotedText(table.comment, writer)}`,
    systemVersioned === true ? ' WITH SYSTEM VERSIONING' : '',
    partitionBy === undefined ? '' : `\nPARTITION BY ${partitionBy}`,
  ].join('')
}

/** What an option is when it is as usual again, where that is not DEFAULT. */
const USUAL: Readonly<Record<string, string>> = {
  keyBlockSize: '0',
  avgRowLength: '0',
  minRows: '0',
  maxRows: '0',
  checksum: '0',
  delayKeyWrite: '0',
}

/** What only the server's own settings say when it is as usual again. */
const INHERITED: readonly string[] = ['engine', 'charset', 'collation']

/** One ALTER TABLE for all options. */
export function compileAlterTableOptions(
  { table, schema, options, with: parameters }: OperationOf<'alterTableOptions'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertNoOptions(writer, `the table "${table}"`, { with: parameters })
  const said = Object.entries(options).flatMap(([name, value]) => {
    if (value === null && INHERITED.includes(name)) return []
    if (name === 'engine') return [`ENGINE=${word(value ?? '', writer)}`]
    const [key] = Object.hasOwn(OPTIONS, name) ? (OPTIONS[name] ?? []) : []
    if (key === undefined)
      throw refuseUnsupported(
        writer,
        `change the option "${name}" of the table "${table}"`,
        'Say it in SQL: op.execute("ALTER TABLE …").',
      )
    return [
      value === null
        ? `${key}=${USUAL[name] ?? 'DEFAULT'}`
        : writeOption(name, value, writer).trim(),
    ]
  })
  if (said.length === 0) return []
  return [{ sql: `ALTER TABLE ${writeTableName(writer, table, schema)} ${said.join(', ')}` }]
}

function writeOption(name: string, value: Value | undefined, writer: SqlWriter): string {
  const [key, write, joiner = '='] = OPTIONS[name] ?? []
  return value === undefined || write === undefined ? '' : ` ${key}${joiner}${write(value, writer)}`
}
