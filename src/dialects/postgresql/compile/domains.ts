import type { OperationOf } from '../../../operations/operation.ts'
import type { Check } from '../../../schema/schema-model.ts'
import { isSql } from '../../../schema/sql.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeQualified } from '../qualified-name.ts'
import { writeDefault } from './column.ts'
import { commentOn } from './comment-on.ts'

/** CREATE DOMAIN. What is not to hold for the rows that are there can only be added. */
export function compileCreateDomain(
  { domain }: OperationOf<'createDomain'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, schema, type, nullable, default: value, collation, checks, comment } = domain
  const full = writeTableName(writer, name, schema)
  const source =
    value === undefined ? '' : writeDefault({ name, type, nullable, default: value }, writer)
  const parts = [
    `CREATE DOMAIN ${full} AS ${writer.writeType(type)}`,
    ...(collation === undefined
      ? []
      : [`COLLATE ${writeQualified(collation, writer.quoteIdentifier)}`]),
    ...(source === '' ? [] : [source.trim()]),
    ...(nullable ? [] : ['NOT NULL']),
    ...checks.filter(({ notValid }) => notValid !== true).map((check) => writeCheck(check, writer)),
  ]
  return [
    { sql: parts.join(' ') },
    ...checks
      .filter(({ notValid }) => notValid === true)
      .map((check) => addCheck(full, check, writer)),
    ...commentOn(`DOMAIN ${full}`, comment, writer),
    ...checks.flatMap((check) => commentOnCheck(full, check, writer)),
  ]
}

/** ALTER DOMAIN, one statement for each change: the server takes no more. */
export function compileAlterDomain(
  { name, schema, change }: OperationOf<'alterDomain'>,
  writer: SqlWriter,
): readonly Statement[] {
  const full = writeTableName(writer, name, schema)
  const { nullable, default: value, comment, dropChecks = [], addChecks = [] } = change
  const alter = (rest: string) => ({ sql: `ALTER DOMAIN ${full} ${rest}` })
  return [
    ...dropChecks.map((check) => alter(`DROP CONSTRAINT ${writer.quoteIdentifier(check)}`)),
    ...(value === undefined
      ? []
      : [
          alter(
            value === null
              ? 'DROP DEFAULT'
              : `SET DEFAULT ${isSql(value) ? writer.inlineSql(value) : writer.writeLiteral(value)}`,
          ),
        ]),
    ...(nullable === undefined ? [] : [alter(`${nullable ? 'DROP' : 'SET'} NOT NULL`)]),
    ...addChecks.map((check) => addCheck(full, check, writer)),
    ...addChecks.flatMap((check) => commentOnCheck(full, check, writer)),
    ...(comment === null
      ? [{ sql: `COMMENT ON DOMAIN ${full} IS NULL` }]
      : commentOn(`DOMAIN ${full}`, comment, writer)),
  ]
}

/** DROP DOMAIN. */
export function compileDropDomain(
  operation: OperationOf<'dropDomain'>,
  writer: SqlWriter,
): readonly Statement[] {
  return compileDropObject('DOMAIN', operation, writer)
}

function addCheck(domain: string, check: Check, writer: SqlWriter): Statement {
  const rest = check.notValid === true ? ' NOT VALID' : ''
  return { sql: `ALTER DOMAIN ${domain} ADD ${writeCheck(check, writer)}${rest}` }
}

function writeCheck({ name, expression }: Check, writer: SqlWriter): string {
  const head = name === undefined ? '' : `CONSTRAINT ${writer.quoteIdentifier(name)} `
  return `${head}CHECK (${writer.inlineSql(expression)})`
}

function commentOnCheck(
  domain: string,
  { name, comment }: Check,
  writer: SqlWriter,
): readonly Statement[] {
  if (name === undefined) return []
  const subject = `CONSTRAINT ${writer.quoteIdentifier(name)} ON DOMAIN ${domain}`
  return commentOn(subject, comment, writer)
}
