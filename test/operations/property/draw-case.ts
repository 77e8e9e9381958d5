import type * as fc from 'fast-check'
import type { Operation, OperationKind } from '../../../src/operations/operation.ts'
import type { SchemaModel } from '../../../src/schema/schema-model.ts'
import { drawn } from './draw.ts'
import { drawModel } from './draw-model.ts'
import { objectOperations } from './draw-object-operation.ts'
import { type DrawOperation, openDrawing, tableOperations } from './draw-table-operation.ts'
import type { EngineProfile } from './engine-profile.ts'

/** A database and an operation for it; no operation where the database has nothing that it could work on. */
export interface PropertyCase {
  readonly model: SchemaModel
  readonly operation: Operation | undefined
}

/** Every kind of operation. One that is forgotten here does not compile. */
const operations: { readonly [Kind in OperationKind]: DrawOperation } = {
  ...tableOperations,
  ...objectOperations,
}

/** Cases of one kind of operation. */
export function caseOf(kind: OperationKind, profile: EngineProfile): fc.Arbitrary<PropertyCase> {
  return drawn((draw) => {
    const model = drawModel({ draw, profile }, kind)
    return { model, operation: operations[kind](openDrawing({ draw, profile }, model)) }
  })
}
