import { openConnection } from '../../../src/connect/open-connection.ts'

/** A primary key of one INTEGER is the rowid, which is never null whatever the table says. */
const COLUMNS = `SELECT m.name AS "table", c.cid, c.name, upper(c.type) AS type,
    c."notnull" OR (c.pk = 1 AND upper(c.type) = 'INTEGER' AND count(*) FILTER (WHERE c.pk) OVER (PARTITION BY m.name) = 1) AS "notnull",
    trim(c.dflt_value, '()') AS "default", c.pk, c.hidden
  FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid`

/** The names of indexes that constraints brought only say in what order those were written. */
const INDEXES = `SELECT m.name AS "table", iif(l.origin = 'c', l.name, NULL) AS name, l."unique", l.origin, l.partial,
    group_concat(coalesce(i.name, '()') || iif(i."desc", ' DESC', '') || ' ' || i.coll, ', ') AS columns
  FROM sqlite_master m JOIN pragma_index_list(m.name) l JOIN pragma_index_xinfo(l.name) i
  WHERE m.type = 'table' AND i.key GROUP BY m.name, l.name ORDER BY m.name, l.origin, 2, columns`

const KEYS = `SELECT m.name AS "table", k."table" AS parent, group_concat(k."from" || '>' || coalesce(k."to", '')) AS columns,
    k.on_update, k.on_delete
  FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k WHERE m.type = 'table'
  GROUP BY m.name, k.id ORDER BY m.name, k."table", columns`

const TABLES = `SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name`

const TEXTS = `SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name`

/** What only the text of a table shows: names of constraints, checks, deferrals, collations, expressions. */
const CLAUSES = [
  /\bCONSTRAINT [^\s(]+ (?:PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY|REFERENCES)/gi,
  /\bCHECK \((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/gi,
  /\b(?:NOT )?DEFERRABLE(?: INITIALLY \w+)?/gi,
  /\bCOLLATE \w+/gi,
  /\b(?:GENERATED ALWAYS )?AS \((?:[^()]|\([^()]*\))*\) (?:STORED|VIRTUAL)/gi,
  /\bAUTOINCREMENT\b/gi,
]

/** A catalog of SQLite as far as it has an effect, however the tables were written. */
export async function readSqliteCatalog(url: string): Promise<readonly string[]> {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    const read = async (sql: string) => (await connection.execute({ sql })).rows
    const facts = []
    for (const sql of [TABLES, COLUMNS, INDEXES, KEYS]) facts.push(...(await read(sql)))
    return [
      ...facts.map((row) => JSON.stringify(row)),
      ...(await read(TEXTS)).flatMap(({ type, name, sql }) =>
        type === 'table'
          ? readClauses(String(sql)).map((clause) => `${String(name)} ${clause}`)
          : [unify(String(sql))],
      ),
    ]
  } finally {
    await connection.close()
  }
}

function readClauses(text: string): readonly string[] {
  const unified = unify(text)
  return CLAUSES.flatMap((clause) => unified.match(clause) ?? []).sort()
}

/** A text without what can be written one way or the other. */
function unify(text: string): string {
  return text
    .replaceAll(/["`[\]]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([(,)]) ?/g, ' $1 ')
    .replaceAll(/\( +/g, '(')
    .replaceAll(/ +\)/g, ')')
    .replaceAll(/ ,/g, ',')
    .replaceAll(/\((\w+ \([^()]*\))\)/g, '$1')
    .trim()
}
