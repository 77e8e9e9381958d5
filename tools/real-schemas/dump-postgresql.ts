import { run } from '../run.ts'
import type { SchemaDump } from './schema-dump.ts'

/** Our own tables are no part of anybody's schema. */
const OURS = ['alembic_version', 'limbeck_log', 'limbeck_log_*']

/** The statements that pg_dump writes of a schema, each as an object of the dump. */
export async function dumpPostgresql(url: string): Promise<SchemaDump> {
  const { exitCode, output } = await run('pg_dump', [
    '--schema-only',
    '--no-owner',
    '--no-privileges',
    ...OURS.flatMap((name) => ['--exclude-table', name]),
    `--dbname=${url}`,
  ])
  if (exitCode !== 0) throw new Error(output)
  return (
    output
      .replaceAll(/^\\(?:un)?restrict .*$/gm, '')
      .split(/^--\n-- Name: .*\n--$/m)
      .slice(1)
      .map((statement) => statement.replaceAll(/^(?:--|-- PostgreSQL .*|SET .*)$/gm, '').trim())
      // The space at the ends of a body is nobody's.
      .map((statement) => statement.replace(/\bAS (\$\w*\$)\s+/, 'AS $1'))
      .map((statement) => statement.replace(/\s*(\$(?:[A-Za-z_]\w*)?\$);$/, '$1;'))
  )
}
