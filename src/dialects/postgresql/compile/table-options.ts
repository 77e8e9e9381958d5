import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import { refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeParameters } from './storage.ts'

type Value = string | number | boolean | null

/** What ALTER TABLE says of each option; null is as usual. */
const ACTIONS: Readonly<Record<string, (value: Value, writer: SqlWriter) => string>> = {
  unlogged: (value) => `SET ${value === true ? 'UNLOGGED' : 'LOGGED'}`,
  tablespace: (value, writer) =>
    `SET TABLESPACE ${writer.quoteIdentifier(String(value ?? 'pg_default'))}`,
  using: (value, writer) => `SET ACCESS METHOD ${writer.quoteIdentifier(String(value ?? 'heap'))}`,
}

/** SET and RESET of storage parameters, then one ALTER TABLE for each option: most of them stand alone. */
export function compileAlterTableOptions(
  { table, schema, options, with: parameters = {} }: OperationOf<'alterTableOptions'>,
  writer: SqlWriter,
): readonly Statement[] {
  const alter = `ALTER TABLE ${writeTableName(writer, table, schema)}`
  const said = Object.fromEntries(Object.entries(parameters).filter(isSaid))
  const gone = Object.keys(parameters).filter((name) => parameters[name] === null)
  const reset = gone.map((name) =>
    name
      .split('.')
      .map((part) => writer.quoteIdentifier(part))
      .join('.'),
  )
  const set = writeParameters(said, writer)
  return [
    ...(set.length === 0 ? [] : [{ sql: `${alter} SET (${set.join(', ')})` }]),
    ...(reset.length === 0 ? [] : [{ sql: `${alter} RESET (${reset.join(', ')})` }]),
    ...Object.entries(options).map(([name, value]) => {
      const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
      if (action === undefined)
        throw refuseUnsupported(
          writer,
          `change the option "${name}" of the table "${table}"`,
          'Make a table with it, move the rows, and give it the name.',
        )
      return { sql: `${alter} ${action(value, writer)}` }
    }),
  ]
}

function isSaid(entry: readonly [string, Value]): entry is [string, string | number | boolean] {
  return entry[1] !== null
}
