import type { ResolvedConfig } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import type { Database } from '../runtime/database.ts'
import { nameDatabase } from './database-session.ts'
import type { ProblemInfo } from './results.ts'

/** What a run that was cut off has left, as the errors that the next run would meet. */
export async function listUnfinished({ logTable }: Database): Promise<readonly LimbeckError[]> {
  const started = (await logTable?.findStarted()) ?? []
  return started.map(
    ({ revision, direction }) =>
      new LimbeckError(
        'interrupted_revision',
        `The ${direction} of "${revision}" was started and not finished.`,
        { hint: `Run \`limbeck ${direction}\` to see what took effect.` },
      ),
  )
}

/** An error as a problem that does not stop the command, for those that people find out by. */
export function describeProblem(
  error: LimbeckError,
  { isMultiDatabase }: ResolvedConfig,
  database: string,
): ProblemInfo {
  const { code, message, hint } = isMultiDatabase ? nameDatabase(error, database) : error
  const place = isMultiDatabase ? `[${database}] ` : ''
  return { code, message: `${place}${message} ${hint}`, files: [] }
}
