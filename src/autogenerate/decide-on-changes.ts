import type { Connection } from '../connect/connection.ts'
import type { LiveDialect } from '../dialects/dialect.ts'
import type { LimbeckError } from '../errors/index.ts'
import { applyOperation, type Operation } from '../operations/index.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { askDatabase, NO_ANSWERS } from './ask-database.ts'
import { compareModels, type ModelDifferences } from './compare/compare-models.ts'
import type { Comparator, CompareSettings } from './compare/comparison.ts'
import { objectKey } from './compare/drop-names.ts'
import type { UnknownObject } from './compare/finding.ts'
import { explainDrops } from './renames/explain-drops.ts'
import { FormerNames } from './renames/former-names.ts'
import { placeRenames } from './renames/place-renames.ts'
import { goneKey, proposalKey, type RenameProposal } from './renames/proposal.ts'
import { readRenames } from './renames/read-renames.ts'

/** Who decides on what models and database do not tell. */
export interface Decisions {
  /** Whether it is a rename; undefined leaves that open. */
  readonly rename?: ((proposal: RenameProposal) => Awaitable<boolean | undefined>) | undefined
  /** Which of the objects are dropped that no model names; the others are left alone. */
  readonly unknown?:
    | ((objects: readonly UnknownObject[]) => Awaitable<readonly UnknownObject[]>)
    | undefined
  /** Whether renames and drops that name nothing are refused before anything is asked. */
  readonly refusesMisnamed?: boolean
}

type Awaitable<Value> = Value | Promise<Value>

/** Both sides of a comparison, and what is known of it beforehand. */
export interface DecisionSides {
  readonly current: SchemaModel
  readonly wanted: SchemaModel
  readonly settings: CompareSettings
  /** What has another name in the models: `old:new`. */
  readonly renames: readonly string[]
  readonly decisions: Decisions
  /** Those of plugins. */
  readonly comparators: readonly Comparator[]
}

/** The changes once everything is decided that somebody decides on. */
export interface DecidedChanges
  extends Pick<ModelDifferences, 'operations' | 'unknown' | 'unverified' | 'proposals'> {
  /** Renames, and names of what is to be dropped, that name nothing here, each with why. */
  readonly misnamed: ReadonlyMap<string, LimbeckError>
}

/** What was answered so far. */
interface Answers {
  /** The renames in the order in which they run, and the database after them. */
  readonly renames: readonly Operation[]
  readonly current: SchemaModel
  readonly declined: ReadonlySet<string>
  readonly dropped: ReadonlySet<string>
}

/**
 * Compares, and asks about what may be a rename, the best one first and one after the other: each answer can make others
 * likely or pointless. Then it asks about what no model names.
 */
export async function decideOnChanges(
  connection: Connection,
  dialect: LiveDialect,
  { current, wanted, settings, renames, decisions, comparators }: DecisionSides,
): Promise<DecidedChanges> {
  const said = readRenames(renames, { current, wanted, features: dialect.features })
  let answers: Answers = {
    renames: said.operations,
    current: said.current,
    declined: new Set(),
    dropped: new Set(),
  }
  let known = NO_ANSWERS
  const compare = async () => {
    for (;;) {
      const { doubts, ...differences } = compareModels(answers.current, wanted, {
        dialect,
        settings,
        known,
        comparators,
        ...answers,
      })
      const next = await askDatabase(connection, dialect, doubts, known)
      if (next === known) return differences
      known = next
    }
  }
  let found = await compare()
  const misnamed = new Map([...said.misnamed, ...explainDrops(found.drops, said.current)])
  const [error] = misnamed.values()
  if (error !== undefined && decisions.refusesMisnamed === true) throw error
  const open = new Set<string>()
  for (;;) {
    const proposal = found.proposals.find((each) => !open.has(proposalKey(each)))
    if (proposal === undefined) break
    const answer = await decisions.rename?.(proposal)
    if (answer === undefined) open.add(proposalKey(proposal))
    else {
      answers = answer ? accept(proposal, answers) : decline(proposal, answers)
      found = await compare()
    }
  }
  const dropped =
    found.unknown.length === 0 ? [] : ((await decisions.unknown?.(found.unknown)) ?? [])
  if (dropped.length > 0) {
    answers = { ...answers, dropped: new Set(dropped.map(objectKey)) }
    found = await compare()
  }
  const { operations, unknown, unverified, proposals } = found
  return {
    operations: placeRenames(answers.renames, operations, new FormerNames(answers.renames)),
    unknown,
    unverified,
    proposals,
    misnamed,
  }
}

function accept({ operation }: RenameProposal, answers: Answers): Answers {
  return {
    ...answers,
    renames: [...answers.renames, operation],
    current: applyOperation(operation, answers.current),
  }
}

/** What goes is no longer looked for under another name; what stays may still have one. */
function decline(proposal: RenameProposal, answers: Answers): Answers {
  const key = proposal.isDropped ? goneKey(proposal) : proposalKey(proposal)
  return { ...answers, declined: new Set([...answers.declined, key]) }
}
