import { listEnums } from '../../../operations/enum-types.ts'
import type { OperationOf } from '../../../operations/operation.ts'
import type { ColumnType } from '../../../schema/column-type.ts'
import type { Enumeration } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { dollarQuote } from '../dollar-quote.ts'
import { commentOn } from './comment-on.ts'
import { writeReplaceEnum } from './replace-enum.ts'

/** CREATE TYPE … AS ENUM. */
export function compileCreateEnum(
  operation: OperationOf<'createEnum'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, schema, comment, ifNotExists } = operation
  return [
    ifNotExists === true ? writeEnsure(operation, writer) : { sql: writeCreate(operation, writer) },
    ...commentOn(`TYPE ${writeTableName(writer, name, schema)}`, comment, writer),
  ]
}

/** Makes the enumerations that types name, where they are not there yet. */
export function ensureEnums(types: readonly ColumnType[], writer: SqlWriter): readonly Statement[] {
  return listEnums(types).map((enumeration) => writeEnsure(enumeration, writer))
}

/** ALTER TYPE … ADD VALUE. */
export function compileAddEnumValue(
  operation: OperationOf<'addEnumValue'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, schema, value, before, after, ifNotExists } = operation
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const parts = [
    `ALTER TYPE ${writeTableName(writer, name, schema)} ADD VALUE ${guard}${writer.writeLiteral(value)}`,
    ...(before === undefined ? [] : [`BEFORE ${writer.writeLiteral(before)}`]),
    ...(after === undefined ? [] : [`AFTER ${writer.writeLiteral(after)}`]),
  ]
  return [{ sql: parts.join(' ') }]
}

/** ALTER TYPE … RENAME VALUE. */
export function compileRenameEnumValue(
  { name, schema, value, newValue }: OperationOf<'renameEnumValue'>,
  writer: SqlWriter,
): readonly Statement[] {
  const change = `${writer.writeLiteral(value)} TO ${writer.writeLiteral(newValue)}`
  return [{ sql: `ALTER TYPE ${writeTableName(writer, name, schema)} RENAME VALUE ${change}` }]
}

/** PostgreSQL takes no value from a type: a new type without it takes the place of the old one. */
export function compileDropEnumValue(
  operation: OperationOf<'dropEnumValue'>,
  writer: SqlWriter,
): readonly Statement[] {
  return [writeBlock(writeReplaceEnum(operation, writer))]
}

/** DROP TYPE. */
export function compileDropEnum(
  operation: OperationOf<'dropEnum'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, schema, ifExists, ifUnused, cascade } = operation
  const statements = compileDropObject(
    'TYPE',
    { name, schema, ifExists: ifExists === true || ifUnused === true, cascade },
    writer,
  )
  if (ifUnused !== true) return statements
  return statements.map(({ sql }) =>
    writeBlock(`BEGIN
  ${sql};
EXCEPTION WHEN dependent_objects_still_exist THEN
  NULL;
END`),
  )
}

function writeCreate({ name, schema, values }: Enumeration, writer: SqlWriter): string {
  const list = values.map((value) => writer.writeLiteral(value)).join(', ')
  return `CREATE TYPE ${writeTableName(writer, name, schema)} AS ENUM (${list})`
}

/** CREATE TYPE has no IF NOT EXISTS. */
function writeEnsure(enumeration: Enumeration, writer: SqlWriter): Statement {
  const name = writeTableName(writer, enumeration.name, enumeration.schema)
  return writeBlock(`BEGIN
  IF pg_catalog.to_regtype(${writer.writeLiteral(name)}) IS NULL THEN
    ${writeCreate(enumeration, writer)};
  END IF;
END`)
}

function writeBlock(body: string): Statement {
  return { sql: `DO ${dollarQuote(`\n${body}\n`)}` }
}
