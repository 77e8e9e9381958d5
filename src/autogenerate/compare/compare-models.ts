import type { CompileDialect } from '../../dialects/dialect.ts'
import type { Operation } from '../../operations/index.ts'
import type { SchemaModel } from '../../schema/schema-model.ts'
import { type Doubt, ExpressionReader, type KnownTexts } from '../expressions/expression-reader.ts'
import { FormerNames } from '../renames/former-names.ts'
import { type RenameProposal, sortProposals } from '../renames/proposal.ts'
import { COMPARATORS } from './comparators.ts'
import type { CompareSettings } from './comparison.ts'
import { DropNames } from './drop-names.ts'
import { PHASES, type UnknownObject, type UnverifiedDifference } from './finding.ts'

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
  /** Expressions of the models that only the database can tell from others. */
  readonly doubts: readonly Doubt[]
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
  }: {
    readonly dialect: CompileDialect
    readonly settings: CompareSettings
    readonly known: KnownTexts
    /** What `current` was renamed by. */
    readonly renames?: readonly Operation[]
    /** The keys of proposals that were answered with no. */
    readonly declined?: ReadonlySet<string>
    /** The keys of unknown objects that are dropped. */
    readonly dropped?: ReadonlySet<string>
  },
): ModelDifferences {
  const expressions = new ExpressionReader(dialect, known)
  const drops = new DropNames(settings.drops, dropped)
  const formerNames = new FormerNames(renames)
  const comparison = {
    dialect,
    settings,
    current,
    wanted,
    expressions,
    drops,
    formerNames,
    declined,
  }
  const findings = COMPARATORS.flatMap(({ compare }) => compare(comparison))
  const changes = findings.flatMap((finding) => (finding.kind === 'change' ? [finding] : []))
  return {
    operations: PHASES.flatMap((phase) =>
      changes.filter((change) => change.phase === phase).map(({ operation }) => operation),
    ),
    unknown: findings.flatMap((finding) => (finding.kind === 'unknown' ? [finding.object] : [])),
    unverified: [
      ...findings.flatMap((finding) => (finding.kind === 'unverified' ? [finding.difference] : [])),
      ...expressions.unverified,
    ],
    proposals: sortProposals(
      findings.flatMap((finding) => (finding.kind === 'rename' ? [finding.proposal] : [])),
    ),
    drops: drops.found,
    doubts: expressions.doubts,
  }
}
