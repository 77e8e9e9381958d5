import type { CompileDialect } from '../dialects/dialect.ts'
import { isBuiltIn, type Operation } from '../operations/index.ts'
import type { Phase } from './compare/finding.ts'
import { listWords } from './mentions.ts'
import { writeForm } from './objects/object-form.ts'

/** Things with names and texts, which name others. */
export interface Mentioning {
  readonly name: string
  readonly text: string
}

/** Things after those that their texts name; those in a circle in the order given. */
export function sortByMentions<Item>(
  items: readonly Item[],
  read: (item: Item) => Mentioning,
): readonly Item[] {
  const nodes = items.map((item) => ({ item, ...read(item) }))
  const byName = Map.groupBy(nodes, ({ name }) => name.toLowerCase())
  const sorted = new Set<(typeof nodes)[number]>()
  const open = new Set<(typeof nodes)[number]>()
  const visit = (node: (typeof nodes)[number]) => {
    if (sorted.has(node) || open.has(node)) return
    open.add(node)
    const named = [...listWords(node.text)].flatMap((word) => byName.get(word) ?? [])
    for (const other of named.toSorted((a, b) => nodes.indexOf(a) - nodes.indexOf(b))) visit(other)
    open.delete(node)
    sorted.add(node)
  }
  for (const node of nodes) visit(node)
  return [...sorted].map(({ item }) => item)
}

/** The phases whose objects are built on each other. */
const BUILDING: readonly Phase[] = ['createTypes', 'createViews']

/** The operations of a phase in an order that runs: what is built on others comes after them. */
export function arrangePhase(
  phase: Phase,
  operations: readonly Operation[],
  dialect: CompileDialect,
): readonly Operation[] {
  if (!BUILDING.includes(phase)) return operations
  return sortByMentions(operations, (operation) => {
    const made = findMade(operation)
    return made === undefined
      ? { name: '', text: '' }
      : { name: made.name, text: writeForm(made, dialect) }
  })
}

function findMade(operation: Operation): { readonly name: string } | undefined {
  if (!isBuiltIn(operation)) return undefined
  if ('view' in operation) return operation.view
  if ('domain' in operation) return operation.domain
  return 'function' in operation ? operation.function : undefined
}
