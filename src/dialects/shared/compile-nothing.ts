import type { Statement } from '../dialect.ts'

/** No statement: what the engine does not keep, and what nobody misses there. */
export function compileNothing(): readonly Statement[] {
  return []
}
