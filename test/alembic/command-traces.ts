import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type HistoryName, listRevisions } from './command-project.ts'

/** What a command left behind: everything that both tools can be compared by. */
export interface Traces {
  /** The tables and version rows of each database file; null where there is no version table. */
  readonly databases: Readonly<
    Record<string, { readonly tables: readonly string[]; readonly rows: readonly string[] | null }>
  >
  /** The headers of the scripts that were not there before. */
  readonly written: readonly Readonly<Record<string, unknown>>[]
  /** The scripts that the editor was given. */
  readonly edited: readonly string[]
}

const VERSION_TABLES = ['alembic_version', 'limbeck_log']

/** Runs SQL that a tool printed on the database of its project. Lines for the client of SQLite are left out. */
export function runSql(directory: string, sql: string): void {
  const database = new DatabaseSync(join(directory, 'app.db'))
  try {
    database.exec(sql.replaceAll(/^\..*$/gm, ''))
  } finally {
    database.close()
  }
}

/** Reads what commands left behind in a project of one of the tools. */
export function readTraces(directory: string, history: HistoryName): Traces {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()
  const isNew = (file: string) =>
    /(?:versions|extra)\/(?!__)[^/]+\.(?:py|ts)$/.test(file) &&
    !file.startsWith('scripts') &&
    !listRevisions(history).some((revision) => file.includes(`${revision}_.`))
  const edited = join(directory, 'edited.txt')
  return {
    databases: Object.fromEntries(
      files
        .filter((file) => file.endsWith('.db'))
        .map((file) => [file, readDatabase(join(directory, file), history)]),
    ),
    written: files.filter(isNew).map((file) => readHeader(directory, file, history)),
    edited: existsSync(edited) ? readFileSync(edited, 'utf8').trim().split('\n') : [],
  }
}

function readDatabase(file: string, history: HistoryName): Traces['databases'][string] {
  using database = openReadOnly(file)
  const list = (sql: string, column: string) =>
    database.connection
      .prepare(sql)
      .all()
      .map((row) => String(row[column]))
      .sort()
  const tables = list("SELECT name FROM sqlite_schema WHERE type = 'table'", 'name')
  return {
    tables: tables.filter((table) => !VERSION_TABLES.includes(table)),
    rows: tables.includes('alembic_version')
      ? list('SELECT version_num FROM alembic_version', 'version_num').map((row) =>
          hideMadeUp(row, history),
        )
      : null,
  }
}

function openReadOnly(file: string) {
  const connection = new DatabaseSync(file, { readOnly: true })
  return { connection, [Symbol.dispose]: () => connection.close() }
}

const FIELDS: Readonly<Record<string, RegExp>> = {
  revision: /^(?:export const )?revision(?:: [^=]+)? = (.*)$/m,
  parents: /^(?:export const )?(?:downRevision|down_revision)(?:: [^=]+)? = (.*)$/m,
  labels: /^(?:export const )?(?:branchLabels|branch_labels)(?:: [^=]+)? = (.*)$/m,
  needs: /^(?:export const )?(?:dependsOn|depends_on)(?:: [^=]+)? = (.*)$/m,
}

/** An id that was made up is not the same in both tools. */
function hideMadeUp(id: string, history: HistoryName): string {
  return /^[0-9a-f]{12}$/.test(id) && !listRevisions(history).includes(id) ? 'made up' : id
}

/** The header of a script in either language. */
function readHeader(
  directory: string,
  file: string,
  history: HistoryName,
): Readonly<Record<string, unknown>> {
  const text = readFileSync(join(directory, file), 'utf8')
  const fields = Object.entries(FIELDS).map(([name, pattern]) => {
    const [, value] = pattern.exec(text) ?? []
    if (value === undefined) throw new Error(`${file} has no ${name}`)
    const words = [...value.matchAll(/['"]([^'"]*)['"]/g)].map(([, word = '']) => word)
    return [name, words.sort()] as const
  })
  const shown = fields.map(([name, words]) => [
    name,
    words.map((word) => hideMadeUp(word, history)),
  ])
  const [, message] = /^(?:"""| \* )(.*?)(?:""")?$/m.exec(text) ?? []
  return { folder: join(file, '..'), message, ...Object.fromEntries(shown) }
}
