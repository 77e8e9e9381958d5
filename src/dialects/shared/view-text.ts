import type { View } from '../../schema/schema-model.ts'
import { isSql } from '../../schema/sql.ts'
import { writeNameList } from './names.ts'
import { assertNoOptions } from './refuse.ts'
import type { SqlWriter } from './sql-writer.ts'

/** The names of the columns of a view, where they are said: ` ("a", "b")`. */
export function writeViewColumns({ columns = [] }: View, writer: SqlWriter): string {
  return columns.length === 0 ? '' : ` ${writeNameList(writer, columns)}`
}

/** The query of a view, its values as literals: nothing can be bound to a view. */
export function writeViewQuery({ definition }: View, writer: SqlWriter): string {
  const text = isSql(definition) ? writer.inlineSql(definition) : writer.inlineStatement(definition)
  return text.trim().replace(/;$/, '')
}

/** Refuses what only PostgreSQL has of views. */
export function assertPlainView(view: View, writer: SqlWriter): void {
  const { name, materialized, securityBarrier, with: parameters, indexes } = view
  assertNoOptions(writer, `the view "${name}"`, {
    materialized,
    securityBarrier,
    with: parameters,
    indexes,
  })
}

/** WITH … CHECK OPTION, where it is said. */
export function writeCheckOption({ checkOption }: View): string {
  return checkOption === undefined ? '' : ` WITH ${checkOption.toUpperCase()} CHECK OPTION`
}
