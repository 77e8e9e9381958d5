import { relative } from 'node:path'
import type { PerDatabase, SqlResult } from '../../commands/results.ts'
import { LimbeckError } from '../../errors/index.ts'
import type { CommandSession, FlagDefinition, Outcome } from '../command-definition.ts'
import type { Invocation } from '../invocation.ts'
import { listResults } from './per-database.ts'

/** The flags of commands that can write SQL. */
export const sqlFlags: readonly FlagDefinition[] = [
  {
    flags: '--sql',
    description:
      'print [SQL](offline.md) for a range `start:end` instead of running it; asks no database',
  },
  {
    flags: '-o, --output <file>',
    values: 'files',
    description:
      'write the SQL to a file; of several databases with `{database}` in its name, or to a folder',
  },
]

/** What the flags of {@link sqlFlags} say. Throws `usage` where standard output would be for two things. */
export function readSqlFlags({ isJson }: CommandSession, invocation: Invocation) {
  const sql = invocation.has('sql')
  const output = invocation.text('output')
  if (sql && isJson && output === undefined) {
    throw new LimbeckError('usage', 'Standard output is for SQL or for JSON, not for both.', {
      hint: 'Write the SQL to a file with --output, or leave out --json.',
    })
  }
  return { sql, output }
}

/** Tells what was written of what was run. */
export function isSqlResult(
  result: object | PerDatabase<object>,
): result is SqlResult | PerDatabase<SqlResult> {
  return listResults(result).every((each) => 'sql' in each)
}

/** Shows SQL, or the files that it was written to. Throws `usage` where it belongs to several databases. */
export function describeSql(
  result: SqlResult | PerDatabase<SqlResult>,
  { workingDirectory }: CommandSession,
): Outcome {
  const results = listResults<SqlResult>(result)
  if (results.length > 1 && results.some(({ path }) => path === null)) {
    throw new LimbeckError('usage', 'Standard output is for the SQL of one database.', {
      hint: 'Name one with --database, or write files: --output "{database}.sql".',
    })
  }
  return {
    result,
    text: () =>
      results.map(({ path, sql }) =>
        path === null ? sql.replace(/\n$/, '') : `Wrote ${relative(workingDirectory, path)}`,
      ),
  }
}
