import { describeNotModelled as describe } from '../render/index.ts'
import type { NotModelledInfo } from './results.ts'

/** What models cannot declare, one line each: `trigger "touch" of "users"`. */
export function describeNotModelled(items: readonly NotModelledInfo[]): readonly string[] {
  return items.map(describe)
}
