import { dialects } from '../../../src/dialects/index.ts'

/** Writes what Limbeck asks the catalog of PostgreSQL for, as a file for psql. */
export function writeCatalogQueries(): string {
  const dialect = dialects.postgresql
  const { begin, end } = dialect.snapshot
  const queries = dialect.catalogQueries({ kind: 'schemas', schemas: 'default' })
  return [...begin, ...queries, end]
    .map((statement) => `${dialect.inlineStatement(statement)};\n`)
    .join('')
}
