import type { Operation } from '../../operations/index.ts'
import type { PlacedTitle } from '../placed-kinds.ts'
import type { RenameProposal } from '../renames/proposal.ts'

/**
 * When an operation runs: what is in the way goes before what needs the room, and what others are built on comes before
 * them.
 */
export const PHASES = [
  'createSchemas',
  'createExtensions',
  'dropTriggers',
  'dropViews',
  'releaseCalls',
  'replaceFunctions',
  'changeEnums',
  'createSequences',
  'createTypes',
  'dropForeignKeys',
  'stopCounting',
  'dropConstraints',
  'dropIndexes',
  'dropTables',
  'renameItems',
  'createTables',
  'alterTables',
  'addColumns',
  'ownSequences',
  'alterColumns',
  'dropColumns',
  'addConstraints',
  'startCounting',
  'createIndexes',
  'dropServingIndexes',
  'addForeignKeys',
  'comments',
  'dropEnumValues',
  'createViews',
  'createTriggers',
  'dropFunctions',
  'dropEnums',
  'dropSequences',
  'dropSchemas',
] as const

/** One of {@link PHASES}. */
export type Phase = (typeof PHASES)[number]

/** An object of the database that no model names. */
export interface UnknownObject {
  readonly kind: 'schema' | 'table' | PlacedTitle
  readonly name: string
  readonly schema?: string
}

/** A difference that could not be told from two ways to write the same. */
export interface UnverifiedDifference {
  /** What may differ, for people: `the default of "users.age"`. */
  readonly object: string
  readonly inDatabase: string
  readonly inModels: string
}

/** What a comparator found. */
export type Finding =
  | { readonly kind: 'change'; readonly phase: Phase; readonly operation: Operation }
  | { readonly kind: 'unknown'; readonly object: UnknownObject }
  | { readonly kind: 'unverified'; readonly difference: UnverifiedDifference }
  | { readonly kind: 'rename'; readonly proposal: RenameProposal }

/** A change that is to be made. */
export function changeBy(phase: Phase, operation: Operation): Finding {
  return { kind: 'change', phase, operation }
}
