import type { CatalogScope, Statement } from '../../dialect.ts'
import { type CatalogRow, groupRows, readText } from '../../shared/read-row.ts'
import { writeLiteral } from '../literals.ts'

/** How the model names where something is. */
export interface Place {
  /** The schema as it is said; nothing for the default one. */
  readonly schema: string | undefined
  /** The schema that references leave out. */
  readonly home: string | undefined
}

/** What was asked for, as rows: a model keeps the schema only where it was said. */
export function writeWanted(scope: CatalogScope): Statement {
  if (scope.kind === 'schemas') return { sql: 'SELECT DATABASE() AS home, NULL AS `table`' }
  const rows = scope.tables.map(
    ({ name, schema }) =>
      `SELECT DATABASE() AS home, ${writeLiteral(name)} AS \`table\`, ${writeLiteral(schema ?? null)} AS \`schema\``,
  )
  return { sql: rows.join('\nUNION ALL\n') }
}

/** What was asked for. */
export interface Wanted {
  /** The schema of the session. */
  readonly home: string | undefined
  /** Whether whole schemas were asked for, and not single tables. */
  readonly isWhole: boolean
  /** The places of what a row of a view is about: one for each time that it was asked for. */
  findPlaces(row: CatalogRow): readonly Place[]
}

/** Reads what was asked for. */
export function readWanted(wanted: readonly CatalogRow[]): Wanted {
  const home = readText(wanted[0]?.['home'])
  if (wanted.length > 0 && readText(wanted[0]?.['table']) === undefined) {
    const findPlaces = (row: CatalogRow) => {
      const schema = readText(row['schema'])
      return [{ schema: schema === home ? undefined : schema, home }]
    }
    return { home, isWhole: true, findPlaces }
  }
  const asked = groupRows(wanted, (row) =>
    keyOf({ schema: row['schema'] ?? home, table: row['table'] }),
  )
  return {
    home,
    isWhole: false,
    findPlaces: (row) =>
      (asked.get(keyOf(row)) ?? []).map((wish) => {
        const schema = readText(wish['schema'])
        return { schema, home: schema === undefined ? home : undefined }
      }),
  }
}

/** What rows of different views have in common where they are about one table. */
export function keyOf(row: CatalogRow): string {
  return `${readText(row['schema'])}\0${readText(row['table'])}`
}
