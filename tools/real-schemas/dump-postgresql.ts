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
  // Lines of psql, and comments that name the object that comes.
  const text = output.replaceAll(/^(?:\\(?:un)?restrict .*|--.*)$/gm, '')
  return text
    .split(/;\n\s*\n/)
    .map((statement) => statement.trim())
    .filter(
      (statement) => statement !== '' && !/^(?:SET|SELECT pg_catalog\.set_config)/.test(statement),
    )
}
