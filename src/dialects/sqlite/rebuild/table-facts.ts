import type { PrimaryKey } from '../../../schema/schema-model.ts'
import { hasWord, listConstraints, readTableOptions } from '../read-create-table.ts'
import type { TableText } from '../table-text.ts'
import { findColumn, findPart } from './edit-text.ts'
import { isSameName } from './mentions.ts'

/** The primary key of a table. */
export function findPrimaryKey(text: TableText): PrimaryKey | undefined {
  const key = listConstraints(text).find(({ kind }) => kind === 'primaryKey')
  return key?.kind === 'primaryKey' ? key : undefined
}

/** Whether a column is part of the primary key. */
export function isKeyColumn(text: TableText, column: string): boolean {
  return findPrimaryKey(text)?.columns.some((name) => isSameName(name, column)) === true
}

/** Whether the rows of a table lie under its primary key. */
export function isWithoutRowid(text: TableText): boolean {
  return readTableOptions(text)['withoutRowid'] === true
}

/** Whether the numbers of deleted rows are never given again. */
export function isAutoincrement(text: TableText): boolean {
  return readTableOptions(text)['autoincrement'] === true
}

/**
 * The column that is another name for the rowid: the only primary key, whose type is the word INTEGER. By an old
 * mistake of SQLite that stays, `INTEGER PRIMARY KEY DESC` behind a column is none. https://www.sqlite.org/rowidtable.html
 */
export function findRowidAlias(text: TableText): string | undefined {
  const [column, ...others] = findPrimaryKey(text)?.columns ?? []
  if (column === undefined || others.length > 0 || isWithoutRowid(text)) return undefined
  const item = findColumn(text, column)
  if (item === undefined || !/^"?integer"?$/i.test(findPart(item, 'type')?.text ?? ''))
    return undefined
  const key = findPart(item, 'primaryKey')
  return key !== undefined && hasWord(key.text, 'DESC') ? undefined : column
}

/** A name for the rowid that no column of the table has taken. */
export function findRowidName(text: TableText): string | undefined {
  if (isWithoutRowid(text)) return undefined
  return ['rowid', '_rowid_', 'oid'].find((name) => findColumn(text, name) === undefined)
}
