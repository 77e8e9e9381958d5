import type { CompileDialect } from '../../dialects/dialect.ts'
import type { Operation } from '../../operations/index.ts'
import type { SchemaModel } from '../../schema/schema-model.ts'
import { type Doubt, ExpressionReader, type KnownTexts } from '../expressions/expression-reader.ts'
import { type KnownObjects, type ObjectDoubt, ObjectReader } from '../objects/object-reader.ts'
import { arrangePhase } from '../order-objects.ts'
import { FormerNames } from '../renames/former-names.ts'
import { type RenameProposal, sortProposals } from '../renames/proposal.ts'
import { COMPARATORS } from './comparators.ts'
import type { Comparator, CompareSettings } from './comparison.ts'
import { DropNames } from './drop-names.ts'
import { type Finding, PHASES, type UnknownObject, type UnverifiedDifference } from './finding.ts'

/** What only the database can tell. */
export interface Doubts {
  readonly expressions: readonly Doubt[]
  readonly objects: readonly ObjectDoubt[]
}

/** What the database has told. */
export interface Known {
  readonly texts: KnownTexts
  readonly objects: KnownObjects
}

/** What differs between a database and the models. */
export interface ModelDifferences {
  /** What makes the database as the models want it, in an order in which it can run. */
  readonly operations: readonly Operation[]
  /** What no model names, and nobody decided on. */
  readonly unknown: readonly UnknownObject[]
  readonly unverified: readonly UnverifiedDifference[]
  /** What may have another name, the best first. The operations are those without any of them. */
  readonly proposals: readonly RenameProposal[]
  /** What each name of the settings `drops` was found to name. */
  readonly drops: ReadonlyMap<string, ReadonlySet<string>>
  /** What of the models only the database can tell from what it has. */
  readonly doubts: Doubts
}

/** Compares what a database has with what the models ask for. */
export function compareModels(
  current: SchemaModel,
  wanted: SchemaModel,
  {
    dialect,
    settings,
    known,
    renames = [],
    declined = new Set(),
    dropped = new Set(),
    comparators = [],
  }: {
    readonly dialect: CompileDialect
    readonly settings: CompareSettings
    readonly known: Known
    /** What `current` was renamed by. */
    readonly renames?: readonly Operation[]
    /** The keys of proposals that were answered with no. */
    readonly declined?: ReadonlySet<string>
    /** The keys of unknown objects that are dropped. */
    readonly dropped?: ReadonlySet<string>
    /** Those of plugins. */
    readonly comparators?: readonly Comparator[]
  },
): ModelDifferences {
  const expressions = new ExpressionReader(dialect, known.texts)
  const objects = new ObjectReader(dialect, known.objects)
  const drops = new DropNames(settings.drops, dropped)
  const formerNames = new FormerNames(renames)
  const comparison = {
    dialect,
    settings,
    current,
    wanted,
    expressions,
    objects,
    drops,
    formerNames,
    declined,
  }
  const findings = [...COMPARATORS, ...comparators].reduce<readonly Finding[]>(
    (before, { compare }) => [...before, ...compare(comparison, before)],
    [],
  )
  const changes = findings.flatMap((finding) => (finding.kind === 'change' ? [finding] : []))
  return {
    operations: PHASES.flatMap((phase) => {
      const own = changes.filter((change) => change.phase === phase)
      return arrangePhase(
        phase,
        own.map(({ operation }) => operation),
        dialect,
      )
    }),
    unknown: findings.flatMap((finding) => (finding.kind === 'unknown' ? [finding.object] : [])),
    unverified: [
      ...findings.flatMap((finding) => (finding.kind === 'unverified' ? [finding.difference] : [])),
      ...expressions.unverified,
      ...objects.unverified,
    ],
    proposals: sortProposals(
      findings.flatMap((finding) => (finding.kind === 'rename' ? [finding.proposal] : [])),
    ),
    drops: drops.found,
    doubts: { expressions: expressions.doubts, objects: objects.doubts },
  }
}
