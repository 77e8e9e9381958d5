import { LimbeckError } from '../errors/index.ts'
import type { Database } from './database.ts'
import { tookEffect } from './doubt.ts'
import type { StartedRevision } from './log-table.ts'
import { recordStep } from './record-step.ts'
import type { ScriptScope } from './run-script.ts'
import type { RunStep } from './run-step.ts'
import type { StatementRequest } from './step-executor.ts'

/** The error for a revision that was started and not finished: how far it came, and what the catalog shows. */
export async function diagnoseInterruption(
  database: Database,
  started: StartedRevision,
  step: RunStep | undefined,
  scope: Omit<ScriptScope, 'direction'>,
): Promise<LimbeckError> {
  const next = await findNextStatement(started, step, scope)
  const effect = next === undefined ? undefined : await decide(database, started, next)
  const sql = next?.statement.sql
  return new LimbeckError(
    'interrupted_revision',
    [
      `The ${started.direction} of "${started.revision}" was started at ${started.startedAt} by ${started.appliedBy} and not finished: ${started.statements} statement(s) took effect since it was begun, or begun anew with --restart`,
      ...(started.error === undefined ? [] : [`it stopped with: ${started.error}`]),
      ...(sql === undefined ? [] : [`next is: ${sql}`]),
      ...(effect === undefined ? [] : [EFFECT_TEXT[String(effect) as 'true' | 'false']]),
    ].join('; '),
    {
      hint: `Run \`limbeck ${started.direction} --resume\` to go on behind the statements that are done, or --restart to run all of it again; or finish by hand and \`limbeck stamp\`.`,
      details: {
        database: database.name,
        revision: started.revision,
        direction: started.direction,
        startedAt: started.startedAt,
        appliedBy: started.appliedBy,
        statements: started.statements,
        stoppedBy: started.error,
        nextStatement: sql,
        tookEffect: effect,
      },
    },
  )
}

const EFFECT_TEXT = {
  true: 'the catalog shows that it took effect',
  false: 'the catalog shows that it took no effect',
} as const

async function findNextStatement(
  started: StartedRevision,
  step: RunStep | undefined,
  scope: Omit<ScriptScope, 'direction'>,
): Promise<StatementRequest | undefined> {
  if (step === undefined) return undefined
  try {
    const { requests } = await recordStep(step, scope)
    return requests.filter(({ traits, countsAs }) => !traits.isRead && countsAs !== null)[
      started.statements
    ]
  } catch {
    // The script may be broken by now; what is known without it is said all the same.
    return undefined
  }
}

async function decide(
  database: Database,
  started: StartedRevision,
  request: StatementRequest,
): Promise<boolean | undefined> {
  return started.error === undefined ? tookEffect(database, request) : false
}
