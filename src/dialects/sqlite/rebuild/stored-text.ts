import type { SqlWriter } from '../../shared/sql-writer.ts'
import { findCreatedName } from '../read-create-index.ts'
import type { StoredCode, StoredObject } from './snapshot.ts'

/** CREATE TABLE under another name, which is quoted already. */
export function writeTableAs(text: string, name: string): string {
  const old = findCreatedName(text, 'TABLE')
  return old === undefined ? text : text.slice(0, old.start) + name + text.slice(old.end)
}

/** CREATE INDEX in its schema, which SQLite does not keep. */
export function writeIndex(
  { sql }: StoredObject,
  schema: string | undefined,
  writer: SqlWriter,
): string {
  return insertBeforeName(sql, 'INDEX', writeQualifier(schema, writer))
}

/** CREATE TRIGGER in its schema. A temporary one may be there still: of another table of that name. */
export function writeTrigger(
  { sql, isTemporary }: StoredCode,
  schema: string | undefined,
  writer: SqlWriter,
): string {
  if (!isTemporary) return insertBeforeName(sql, 'TRIGGER', writeQualifier(schema, writer))
  return insertBeforeName(sql, 'TRIGGER', 'IF NOT EXISTS ').replace(/^CREATE\s+/i, 'CREATE TEMP ')
}

function writeQualifier(schema: string | undefined, writer: SqlWriter): string {
  return schema === undefined ? '' : `${writer.quoteIdentifier(schema)}.`
}

function insertBeforeName(text: string, word: 'INDEX' | 'TRIGGER', addition: string): string {
  const name = findCreatedName(text, word)
  return name === undefined ? text : text.slice(0, name.start) + addition + text.slice(name.start)
}
