import type { Connection } from '../connect/connection.ts'
import type { LiveDialect } from '../dialects/dialect.ts'
import type { LimbeckError } from '../errors/index.ts'
import type { AnyOperation } from '../operations/index.ts'
import type { Remarks } from '../render/index.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { type BegunReading, endReading, finishReading } from './begin-reading.ts'
import { bindComparators, type ComparisonPlugins, withoutClaimed } from './bind-comparators.ts'
import { chooseScope, withoutStrangers } from './choose-scope.ts'
import type { CompareSettings } from './compare/comparison.ts'
import type { UnknownObject, UnverifiedDifference } from './compare/finding.ts'
import { type Decisions, decideOnChanges } from './decide-on-changes.ts'
import { emptyModel } from './empty-model.ts'
import { filterModels, type ModelFilters } from './filter-model.ts'
import { finishOperations } from './finish-operations.ts'
import { withKeyIndexes } from './key-indexes.ts'
import { placeModel } from './place-model.ts'
import { withPlainDefaults } from './plain-defaults.ts'
import { remarkOperations } from './remarks/remark-operations.ts'
import type { RenameProposal } from './renames/proposal.ts'
import { reverseOperations } from './reverse-operations.ts'
import { findEmptyTables } from './split-additions.ts'
import { withoutUniqueTwins } from './unique-twins.ts'

/** What is asked of a comparison of models with a database. */
export interface DetectionOptions {
  readonly wanted: SchemaModel
  readonly settings: CompareSettings
  readonly filters: ModelFilters
  /** Other schemas than the default one: all of them, or those named. */
  readonly schemas: boolean | readonly string[]
  /** What has another name in the models: `old:new`, `table.old:new`. */
  readonly renames?: readonly string[]
  /** Takes the database for one in which there is nothing. */
  readonly fromEmpty?: boolean
  /** Decides on what nobody said. */
  readonly decisions?: Decisions | undefined
  /** What the database has, where it was read already. */
  readonly current?: SchemaModel | undefined
  /** What is being read of it. */
  readonly begun?: BegunReading | undefined
  /** What plugins add. */
  readonly plugins?: ComparisonPlugins | undefined
}

/** What makes a database as the models want it, and back. */
export interface DetectedChanges {
  readonly upgrade: readonly AnyOperation[]
  readonly downgrade: readonly AnyOperation[]
  /** Why something of the upgrade cannot be undone. */
  readonly irreversible: readonly string[]
  /** What is to be said of operations of one direction, whoever put them there. */
  readonly remark: (
    operations: readonly AnyOperation[],
    direction: 'upgrade' | 'downgrade',
  ) => Remarks
  readonly unknown: readonly UnknownObject[]
  readonly unverified: readonly UnverifiedDifference[]
  /** What may have another name and nobody decided on, the best first. */
  readonly proposals: readonly RenameProposal[]
  /** Renames, and names of what is to be dropped, that name nothing here, each with why. */
  readonly misnamed: ReadonlyMap<string, LimbeckError>
}

const NO_PLUGINS: ComparisonPlugins = { comparators: [], operations: new Map(), exported: [] }

/** Compares a live database with models. */
export async function detectChanges(
  connection: Connection,
  dialect: LiveDialect,
  {
    wanted,
    settings,
    filters,
    schemas,
    renames = [],
    fromEmpty = false,
    decisions = {},
    current,
    begun,
    plugins = NO_PLUGINS,
  }: DetectionOptions,
): Promise<DetectedChanges> {
  await endReading(begun)
  const scope = await chooseScope(connection, dialect, { schemas, wanted })
  const there = withoutUniqueTwins(
    current ?? (await finishReading(connection, dialect, { scope, begun })),
  )
  const placed = placeModel(wanted, there.defaultSchema)
  const indexed = dialect.features.indexesForeignKeys ? withKeyIndexes(there, placed) : there
  const read = fromEmpty ? emptyModel(there) : indexed
  const { defaultSchema } = read
  const place = { connection, dialect, defaultSchema, fromEmpty }
  const { comparators, claimed } = await bindComparators(plugins, place)
  const sides = filterModels(
    withoutStrangers(read, placed, schemas),
    placed,
    withoutClaimed(filters, claimed),
  )
  const { operations, ...found } = await decideOnChanges(connection, dialect, {
    ...sides,
    settings,
    renames,
    decisions,
    comparators,
  })
  const before = withPlainDefaults(read)
  const {
    operations: reversed,
    irreversible,
    after,
  } = reverseOperations(operations, before, plugins.operations)
  const empty = await findEmptyTables(operations, before, { connection, dialect })
  return {
    upgrade: finishOperations(operations, before, { dialect, empty }),
    downgrade: finishOperations(reversed, after, { dialect }),
    irreversible,
    remark: (listed, direction) =>
      remarkOperations(listed, direction === 'upgrade' ? before : after, {
        dialect,
        isDowngrade: direction === 'downgrade',
      }),
    ...found,
  }
}
