import type { ColumnType } from '../../schema/column-type.ts'
import { readSignificantTokens } from '../shared/significant-tokens.ts'
import { mysqlLexicalRules } from './lexical-rules.ts'
import { readTextLiteral } from './quoted-text.ts'

/** The parts of a type: `int(11) unsigned` has the name `int`, one argument and one attribute. */
interface TypeText {
  readonly name: string
  readonly args: readonly string[]
  /** What stands behind the arguments, in lower case: `unsigned zerofill`. */
  readonly rest: string
}

/**
 * Reads the text of a type, from the catalog or from a person: what has a generic name gets it, the rest is written in
 * one way. So two texts that mean the same to the engine give the same type.
 */
export function readType(text: string): ColumnType {
  const type = resolveSynonym(splitType(text))
  const read = Object.hasOwn(READERS, type.name) ? READERS[type.name] : undefined
  return read?.(type) ?? native(type)
}

/** https://dev.mysql.com/doc/refman/8.4/en/other-vendor-data-types.html and the types that MySQL names twice itself. */
const SYNONYMS: Readonly<Record<string, string>> = {
  int1: 'tinyint',
  int2: 'smallint',
  int3: 'mediumint',
  middleint: 'mediumint',
  int4: 'int',
  integer: 'int',
  int8: 'bigint',
  dec: 'decimal',
  fixed: 'decimal',
  numeric: 'decimal',
  float4: 'float',
  float8: 'double',
  'double precision': 'double',
  real: 'double',
  character: 'char',
  'character varying': 'varchar',
  varcharacter: 'varchar',
  long: 'mediumtext',
  'long varchar': 'mediumtext',
  'long varbinary': 'mediumblob',
  geomcollection: 'geometrycollection',
}

type Reader = (type: TypeText) => ColumnType | undefined

/** How wide each whole number is shown unless told: with a sign and without. MySQL shows none since 8.0.19. */
const WIDTHS: Readonly<Record<string, readonly [signed: string, unsigned: string]>> = {
  tinyint: ['4', '3'],
  smallint: ['6', '5'],
  mediumint: ['9', '8'],
  int: ['11', '10'],
  bigint: ['20', '20'],
}

const READERS: Readonly<Record<string, Reader>> = {
  bool: () => ({ kind: 'boolean' }),
  boolean: () => ({ kind: 'boolean' }),
  tinyint: (type) =>
    type.rest === '' && type.args[0] === '1' ? { kind: 'boolean' } : readInteger(type),
  smallint: (type) => readInteger(type, 'smallint'),
  mediumint: (type) => readInteger(type),
  int: (type) => readInteger(type, 'integer'),
  bigint: (type) => readInteger(type, 'bigint'),
  decimal: readDecimal,
  float: readFloat,
  double: (type) => plain(type, { kind: 'double' }),
  char: ({ args, rest }) =>
    rest === '' ? { kind: 'char', length: Number(args[0] ?? 1) } : undefined,
  varchar: ({ args: [length], rest }) =>
    rest === '' && length !== undefined ? { kind: 'varchar', length: Number(length) } : undefined,
  text: (type) => plain(type, { kind: 'text' }),
  blob: (type) => plain(type, { kind: 'binary' }),
  varbinary: ({ args: [length], rest }) =>
    rest === '' && length !== undefined ? { kind: 'binary', length: Number(length) } : undefined,
  binary: (type) => native({ ...type, args: type.args.length === 0 ? ['1'] : type.args }),
  bit: (type) => native({ ...type, args: type.args[0] === '1' ? [] : type.args }),
  year: (type) => native({ ...type, args: [] }),
  date: (type) => plain(type, { kind: 'date' }),
  time: (type) => readTime(type, 'time'),
  datetime: (type) => readTime(type, 'timestamp'),
  timestamp: (type) => native({ ...type, args: type.args[0] === '0' ? [] : type.args }),
  json: (type) => plain(type, { kind: 'json' }),
  enum: ({ args, rest }) =>
    rest === '' ? { kind: 'enum', values: args.map(readTextLiteral) } : undefined,
  set: (type) => native({ ...type, args: type.args.map(writeSetValue) }),
}

function plain({ args, rest }: TypeText, type: ColumnType): ColumnType | undefined {
  return args.length === 0 && rest === '' ? type : undefined
}

function readInteger(
  type: TypeText,
  kind?: 'smallint' | 'integer' | 'bigint',
): ColumnType | undefined {
  const { name, args, rest } = type
  const [signed, unsigned] = WIDTHS[name] ?? []
  const width = rest === '' ? signed : unsigned
  const bare = args[0] === width ? { ...type, args: [] } : type
  return kind !== undefined && bare.args.length === 0 && rest === '' ? { kind } : native(bare)
}

function readDecimal({ name, args, rest }: TypeText): ColumnType {
  const [precision = '10', scale = '0'] = args
  if (rest === '') return { kind: 'numeric', precision: Number(precision), scale: Number(scale) }
  return native({ name, args: [precision, scale], rest })
}

/** With one argument FLOAT says how many bits it needs: with more than 24 it is a DOUBLE. */
function readFloat({ name, args, rest }: TypeText): ColumnType {
  const [bits, ...others] = args
  if (bits === undefined || others.length > 0)
    return plain({ name, args, rest }, { kind: 'real' }) ?? native({ name, args, rest })
  const isDouble = Number(bits) > 24
  if (rest === '') return { kind: isDouble ? 'double' : 'real' }
  return native({ name: isDouble ? 'double' : 'float', args: [], rest })
}

function readTime({ args, rest }: TypeText, kind: 'time' | 'timestamp'): ColumnType | undefined {
  const precision = Number(args[0] ?? 0)
  if (rest !== '') return undefined
  return precision === 0 ? { kind } : { kind, precision }
}

/** As `t.mysql.set()` writes them. */
function writeSetValue(text: string): string {
  return `'${readTextLiteral(text).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

function native({ name, args, rest }: TypeText): ColumnType {
  const list = args.length === 0 ? '' : `(${args.join(',')})`
  return {
    kind: 'native',
    dialect: 'mysql',
    sql: `${name}${list}${rest === '' ? '' : ` ${rest}`}`,
  }
}

/** The words that can stand behind a type and its arguments. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'unsigned',
  'signed',
  'zerofill',
  'binary',
  'ascii',
  'unicode',
  'character',
  'charset',
  'collate',
  'compressed',
  'srid',
])

function splitType(text: string): TypeText {
  const words: string[] = []
  const args: string[] = []
  const rest: string[] = []
  let depth = 0
  for (const token of readSignificantTokens(text, mysqlLexicalRules)) {
    const own = token.kind === 'string' ? token.text : token.text.toLowerCase()
    if (own === '(') depth++
    else if (own === ')') depth--
    else if (depth > 0 && own === ',') args.push('')
    else if (depth > 0) args.push(`${args.pop() ?? ''}${own}`)
    else if (words.length > 0 && (rest.length > 0 || ATTRIBUTES.has(own))) rest.push(own)
    else words.push(own)
  }
  return { name: words.join(' '), args, rest: writeAttributes(rest) }
}

/** ZEROFILL brings UNSIGNED along, and SIGNED is what a number is anyway. */
function writeAttributes(words: readonly string[]): string {
  const said = words.filter((word) => word !== 'signed')
  const isFilled = said.includes('zerofill') && !said.includes('unsigned')
  return (isFilled ? ['unsigned', ...said] : said).join(' ')
}

function resolveSynonym(type: TypeText): TypeText {
  return { ...type, name: SYNONYMS[type.name] ?? type.name }
}
