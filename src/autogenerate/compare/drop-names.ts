import { tableKey } from '../../schema/schema-model.ts'
import type { UnknownObject } from './finding.ts'

/** What is to be dropped: by names that somebody said, and by decisions on single objects. */
export class DropNames {
  readonly #names: ReadonlyMap<string, Set<string>>
  readonly #decided: ReadonlySet<string>

  constructor(names: readonly string[], decided: ReadonlySet<string> = new Set()) {
    this.#names = new Map(names.map((name) => [name, new Set()]))
    this.#decided = decided
  }

  /** Whether an object is to be dropped, by what it is for people (`the table "users"`) or by any of its names. */
  includes(object: string, names: readonly string[]): boolean {
    const said = names.filter((name) => this.#names.has(name))
    for (const name of said) this.#names.get(name)?.add(object)
    return said.length > 0 || this.#decided.has(object)
  }

  /** The objects that each name was found to name. */
  get found(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#names
  }
}

/** An unknown object for people: `the table "users"`. */
export function objectKey(object: Pick<UnknownObject, 'kind' | 'name' | 'schema'>): string {
  return `the ${object.kind} "${tableKey(object)}"`
}
