import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import { refuseInvalid } from '../../shared/refuse.ts'
import { listConstraints } from '../read-create-table.ts'
import { type TableText, writeTableText } from '../table-text.ts'
import { writeCopy } from './copy-rows.ts'
import { dropQualifier, isSameName } from './mentions.ts'
import type { EditContext, RebuildState } from './rebuild-state.ts'
import { writeIndex, writeTableAs, writeTrigger } from './stored-text.ts'
import { findPrimaryKey, isAutoincrement, isWithoutRowid } from './table-facts.ts'

/**
 * Makes a table anew, as https://www.sqlite.org/lang_altertable.html#otheralter tells: a new table under another name,
 * the rows, the old one dropped, the new one renamed, indexes and triggers made again. Foreign keys are off, and the
 * renaming is the old one that leaves views, triggers and references as they are: they mean the table by its name.
 */
export function compileRebuild(
  before: TableText,
  state: RebuildState,
  context: EditContext,
): readonly Statement[] {
  assertKeyed(state.text)
  const { snapshot, place, writer } = context
  const { name, temporaryName } = snapshot
  const own = writeTableName(writer, name, place.schema)
  const temporary = writeTableName(writer, temporaryName, place.schema)
  // CHECK may name its table, which is not there under its name yet.
  const text = dropQualifier(writeTableText(state.text), name)
  const rename = `ALTER TABLE ${temporary} RENAME TO ${writer.quoteIdentifier(name)}`
  const copy = writeCopy(before, state, context)
  return [
    writeTableAs(text, temporary),
    ...(copy === undefined ? [] : [copy]),
    ...writeSequence(before, state.text, context),
    ...writeStatistics(name, temporaryName, context),
    `DROP TABLE ${own}`,
    ...(snapshot.hasLegacyRename
      ? [rename]
      : ['PRAGMA legacy_alter_table = ON', rename, 'PRAGMA legacy_alter_table = OFF']),
    ...writeStatistics(temporaryName, name, context),
    ...forgetKeyStatistics(before, state.text, context),
    ...state.indexes.map((index) => writeIndex(index, place.schema, writer)),
    ...writeTriggers(context),
  ].map((sql) => ({ sql }))
}

/** Another key may have come in the place of one that was dropped. */
function assertKeyed(text: TableText): void {
  if (!isWithoutRowid(text) || findPrimaryKey(text) !== undefined) return
  throw refuseInvalid(
    'A table WITHOUT ROWID cannot be without its primary key.',
    'Take the option away too: batchAlterTable with { tableOptions: { withoutRowid: false } }.',
  )
}

/** What puts the session back where a statement of a rebuild fails: no rollback undoes a pragma. */
export function compileCleanup({
  hasLegacyRename,
}: {
  readonly hasLegacyRename: boolean
}): readonly Statement[] {
  return hasLegacyRename ? [] : [{ sql: 'PRAGMA legacy_alter_table = OFF' }]
}

/** AUTOINCREMENT goes on from where it was: the highest number may be that of a deleted row. */
function writeSequence(
  before: TableText,
  after: TableText,
  context: EditContext,
): readonly string[] {
  if (!isAutoincrement(before) || !isAutoincrement(after)) return []
  const { snapshot, place, writer } = context
  const table = writeTableName(writer, 'sqlite_sequence', place.schema ?? 'main')
  const [name, temporary] = [snapshot.name, snapshot.temporaryName].map(writer.writeLiteral)
  return [
    `DELETE FROM ${table} WHERE name = ${temporary}`,
    `INSERT INTO ${table} (name, seq) SELECT ${temporary}, seq FROM ${table} WHERE name = ${name}`,
  ]
}

/** What ANALYZE found goes with DROP TABLE, unless it is kept under another name. */
function writeStatistics(from: string, to: string, context: EditContext): readonly string[] {
  const { snapshot, place, writer } = context
  return snapshot.statistics.map((statistics) => {
    const table = writeTableName(writer, statistics, place.schema ?? 'main')
    return `UPDATE ${table} SET tbl = ${writer.writeLiteral(to)} WHERE tbl = ${writer.writeLiteral(from)} COLLATE NOCASE`
  })
}

/** The indexes of keys are numbered: with another key their numbers mean others. */
function forgetKeyStatistics(
  before: TableText,
  after: TableText,
  { snapshot, place, writer }: EditContext,
): readonly string[] {
  const describe = (text: TableText) =>
    JSON.stringify(
      listConstraints(text).flatMap((item) =>
        item.kind === 'unique' || item.kind === 'primaryKey' ? [item.columns] : [],
      ),
    )
  if (describe(before) === describe(after)) return []
  return snapshot.statistics.map((statistics) => {
    const table = writeTableName(writer, statistics, place.schema ?? 'main')
    return `DELETE FROM ${table} WHERE tbl = ${writer.writeLiteral(snapshot.name)} AND idx GLOB 'sqlite_autoindex_*'`
  })
}

/** The triggers of the table went with it. */
function writeTriggers({ snapshot, place, writer }: EditContext): readonly string[] {
  return snapshot.code
    .filter(({ type, table }) => type === 'trigger' && isSameName(table, snapshot.name))
    .map((trigger) => writeTrigger(trigger, place.schema, writer))
}
