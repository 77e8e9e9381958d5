import { isLimbeckError, LimbeckError } from '../errors/index.ts'
import type { Plan } from '../graph/plan.ts'
import type { AmendedScript } from './amended-script.ts'
import type { CommandContext } from './command-context.ts'
import { runScripts } from './run-scripts.ts'

/** Asks before a script is undone: what it made goes, with what is in it. Throws `needs_answer` and `declined`. */
export async function confirmUndoing(
  context: CommandContext,
  { record }: AmendedScript,
  applied: readonly string[],
): Promise<void> {
  if (applied.length === 0 || context.assumeYes) return
  const databases = applied.map((name) => `"${name}"`).join(', ')
  const question = `"${record.revision}" was run in ${databases}. It is undone before it is written anew: what it made goes, with its rows. Go on?`
  const details = { revision: record.revision, databases: applied }
  if (context.ask === undefined) {
    const hint = 'Nothing was done. Run it with --yes.'
    throw new LimbeckError('needs_answer', question, { hint, details })
  }
  if (await context.ask.confirm(question)) return
  throw new LimbeckError('declined', 'Nothing was done: the answer was no', {
    hint: 'Write what is new as a script of its own: `limbeck generate`.',
    details,
  })
}

/**
 * Undoes a script where it was run, and then does something. Where either fails, the script is run again as it was, in each
 * database in which it was undone; the error is thrown on.
 */
export async function whileUndone<Result>(
  context: CommandContext,
  script: AmendedScript,
  { applied, run }: { readonly applied: readonly string[]; readonly run: () => Promise<Result> },
): Promise<Result> {
  const { revision } = script.record
  try {
    for (const databaseFilter of applied) {
      await runScripts(
        { ...context, databaseFilter },
        {
          ...ONE_SCRIPT,
          direction: 'downgrade',
          plan: (graph, rows) =>
            graph.listApplied(rows).includes(revision)
              ? graph.planDowngrade(`${revision}@-1`, rows)
              : stay(rows),
          planUnfinished: (graph, _, rows) => graph.planDowngrade(`${revision}@-1`, rows),
        },
      )
    }
    return await run()
  } catch (error) {
    await runAgain(context, script, { applied, error })
    throw error
  }
}

/** What was interrupted is put right all the same. */
async function runAgain(
  context: CommandContext,
  { record }: AmendedScript,
  { applied, error }: { readonly applied: readonly string[]; readonly error: unknown },
): Promise<void> {
  const { revision } = record
  for (const databaseFilter of applied) {
    try {
      await runScripts(
        { ...context, databaseFilter, signal: undefined },
        {
          ...ONE_SCRIPT,
          direction: 'upgrade',
          plan: (graph, rows) => graph.planUpgrade(revision, rows),
          planUnfinished: (graph, _, rows) => graph.planUpgrade(revision, rows),
        },
      )
    } catch (failure) {
      throw createStrandedError(error, { revision, database: databaseFilter, failure })
    }
  }
}

const ONE_SCRIPT = { isPlanOnly: false, isDryRun: false, recovery: 'stop', tag: undefined } as const

function stay(rows: readonly string[]): Plan {
  return { steps: [], rows }
}

function createStrandedError(
  error: unknown,
  {
    revision,
    database,
    failure,
  }: { readonly revision: string; readonly database: string; readonly failure: unknown },
): unknown {
  if (!isLimbeckError(error)) return error
  const reason = failure instanceof Error ? failure.message : String(failure)
  return new LimbeckError(error.code, error.message, {
    hint: `The script is as it was. It could not be run again in "${database}" (${reason}): look at \`limbeck current\`, then run \`limbeck upgrade ${revision}\`.`,
    cause: error,
    details: { ...error.details, revision, database },
  })
}
