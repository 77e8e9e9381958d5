import { DatabaseSync } from 'node:sqlite'
import type { SchemaDump } from './schema-dump.ts'

const OURS = ['alembic_version', 'limbeck_log']

/**
 * What SQLite knows of everything in a file. Of tables it keeps the text as somebody wrote it, so that they are told by its
 * pragmas, and by the clauses that no pragma knows; of what else is there the text counts, words apart.
 */
export async function dumpSqlite(url: string): Promise<SchemaDump> {
  const database = new DatabaseSync(url.replace(/^sqlite:/, ''), { readOnly: true })
  try {
    const read = (sql: string, ...values: readonly string[]) => database.prepare(sql).all(...values)
    const objects = read(
      `SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`,
    ).filter(({ tbl_name }) => !OURS.includes(String(tbl_name)))
    return objects.map(({ type, name, sql }) => {
      const text = String(sql)
      if (type !== 'table' || /^CREATE VIRTUAL/i.test(text)) return tidy(text)
      const table = String(name)
      const lines = [
        // A lone key of integers takes no NULL in any case: it is the number of the row.
        ...read(
          "SELECT cid, name, upper(type) AS type, \"notnull\" OR (pk = 1 AND upper(type) = 'INTEGER') AS required, CASE WHEN upper(dflt_value) <> 'NULL' THEN dflt_value END AS dflt_value, pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid",
          table,
        ),
        ...read(
          'SELECT "table", "from", "to", on_update, on_delete, "match", id, seq FROM pragma_foreign_key_list(?)',
          table,
        )
          .map((row) => ({ ...row, id: undefined }))
          .map((row) => JSON.stringify(row))
          .toSorted(),
        ...read(
          `SELECT "unique", origin, partial, (SELECT group_concat(coalesce(name, cid) || ' ' || "desc" || ' ' || coll) FROM pragma_index_xinfo(i.name)) AS columns
           FROM pragma_index_list(?) i WHERE origin <> 'c' ORDER BY 2, 4`,
          table,
        ),
        ...readClauses(text),
      ]
      return [
        `TABLE ${table}`,
        ...lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))),
      ].join('\n')
    })
  } finally {
    database.close()
  }
}

/** Checks, collations, generated columns and the words behind a table. */
function readClauses(text: string): readonly string[] {
  const words = tidy(text)
  const checks = [
    ...words.matchAll(/check\s*(\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\))/g),
  ]
  return [
    ...checks.map(([, check]) => `CHECK ${check}`).toSorted(),
    ...[...words.matchAll(/collate "?(\w+)"?/g)].map(([, name]) => `COLLATE ${name}`).toSorted(),
    `AUTOINCREMENT ${/\bautoincrement\b/.test(words)}`,
    `BEHIND ${/\)([^)]*)$/.exec(words)?.[1]?.trim()}`,
  ]
}

/** Words in small letters, without the quotes of names, the space that means nothing, and what triggers do unless told. */
function tidy(text: string): string {
  return text
    .replaceAll(/--.*$/gm, ' ')
    .replaceAll(/'(?:[^']|'')*'|[^']+/g, (part) =>
      part.startsWith("'")
        ? part
        : part
            .toLowerCase()
            .replaceAll(/["`[\]]/g, '')
            .replaceAll(/\s+/g, ' ')
            .replaceAll(/ ?([(),=<>+*/|-]) ?/g, '$1'),
    )
    .replace(' for each row ', ' ')
    .trim()
}
