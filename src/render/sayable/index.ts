export { findNaming, placedColumn, withoutNaming } from './say-batch.ts'
export { canSayConstraint } from './say-constraint.ts'
export { leftOut } from './say-index.ts'
export { canSay } from './say-operation.ts'
