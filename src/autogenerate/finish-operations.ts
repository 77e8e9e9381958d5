import type { CompileDialect } from '../dialects/dialect.ts'
import type { Operation } from '../operations/index.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { commitEnumValues } from './commit-enum-values.ts'
import { completeChanges } from './complete-changes.ts'
import { deferBodies } from './defer-bodies.ts'
import { dropKeyIndexes } from './drop-key-indexes.ts'
import { freeEnums } from './free-enums.ts'
import { groupRebuilds } from './group-rebuilds.ts'
import { recomputeColumns } from './recompute-columns.ts'
import { splitAdditions } from './split-additions.ts'

/**
 * Operations as a person would have written them for the engine: what rows need is asked for, and what the engine
 * needs is said, and what belongs together stands together. `before` is the schema that they meet.
 */
export function finishOperations(
  operations: readonly Operation[],
  before: SchemaModel,
  options: { readonly dialect: CompileDialect; readonly empty?: readonly string[] },
): readonly Operation[] {
  const { dialect } = options
  const known = dialect.features.enumTypes ? operations : operations.filter(isNoEnum)
  const freed = freeEnums(commitEnumValues(known, dialect), before, dialect)
  const unserved = dropKeyIndexes(freed, before, dialect)
  const computed = recomputeColumns(unserved, before, dialect)
  const split = splitAdditions(computed, before, options)
  const whole = completeChanges(split, before, dialect)
  return deferBodies(groupRebuilds(whole, before, dialect), dialect)
}

/** The reversal of a column brings an enumeration along, which some engines have in their columns alone. */
function isNoEnum({ kind }: Operation): boolean {
  return kind !== 'dropEnum' && kind !== 'createEnum'
}
