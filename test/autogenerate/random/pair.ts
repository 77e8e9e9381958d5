import { toStringMethod } from 'fast-check'
import type { SchemaModel } from '../../../src/schema/schema-model.ts'
import { buildOperations } from '../../operations/property/build-operations.ts'
import { renderBody } from './load-script.ts'

/** Two models of one project, with what somebody answers who is asked what became of a name. */
export interface Pair {
  readonly before: SchemaModel
  readonly after: SchemaModel
  /** `old:new` for tables, `table.old:new` for columns. */
  readonly renames: readonly string[]
  /** Whether rows are in the tables when the second model comes. */
  readonly hasRows: boolean
  /** What was done to the first model, in words. */
  readonly mutations: readonly string[]
}

/** The pair with a text for whoever looks at a counterexample: the models as code that makes them. */
export function readablePair(pair: Pair): Pair & { readonly [toStringMethod]: () => string } {
  return {
    ...pair,
    [toStringMethod]: () =>
      [
        '\n// The models before:',
        writeModel(pair.before),
        `\n// ${pair.mutations.join(', ') || 'nothing'}${pair.hasRows ? ', with rows' : ''}`,
        ...pair.renames.map((rename) => `// --rename ${rename}`),
        '// The models after:',
        writeModel(pair.after),
      ].join('\n'),
  }
}

function writeModel(model: SchemaModel): string {
  return renderBody(buildOperations(model, { keysInside: true }))
}
