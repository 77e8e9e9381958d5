import type { Constraint } from '../../../schema/schema-model.ts'
import { refuseInvalid } from '../../shared/refuse.ts'
import type { ClauseKind } from '../read-clause.ts'
import { readTableText, type TableText, type TextItem, type TextPart } from '../table-text.ts'
import { createTokenCursor } from '../token-cursor.ts'
import { isSameName } from './mentions.ts'

/** The columns of a table in the order of the text. */
export function listColumns(text: TableText): readonly string[] {
  return text.items.flatMap(({ column }) => column ?? [])
}

/** The column with a name, where the table has it. */
export function findColumn(text: TableText, name: string): TextItem | undefined {
  return text.items.find(({ column }) => column !== undefined && isSameName(column, name))
}

/** The column with a name. Throws `operation_invalid` where the table has none. */
export function requireColumn(text: TableText, name: string): TextItem {
  const found = findColumn(text, name)
  if (found === undefined) {
    throw refuseInvalid(`There is no column "${name}".`, 'Look at its spelling.')
  }
  return found
}

/** The first part of a kind. */
export function findPart(item: TextItem, kind: ClauseKind): TextPart | undefined {
  return item.parts.find((part) => part.kind === kind)
}

/** The text with an item replaced. */
export function replaceItem(text: TableText, item: TextItem, other: TextItem): TableText {
  return { ...text, items: text.items.map((each) => (each === item ? other : each)) }
}

/** Behind which kinds a new part of a column comes; what is not listed comes last. */
const ORDER: readonly ClauseKind[] = ['name', 'type', 'collate', 'generated', 'notNull', 'default']

/** The column with the part of a kind replaced, added where it belongs, or taken away. */
export function putPart(item: TextItem, kind: ClauseKind, text: string | undefined): TextItem {
  const index = item.parts.findIndex((part) => part.kind === kind)
  const old = item.parts[index]
  if (text === undefined) return old === undefined ? item : withoutPart(item, old)
  if (old !== undefined) {
    return { ...item, parts: item.parts.with(index, { ...old, text: keepName(old, text) }) }
  }
  const rank = (part: { readonly kind: ClauseKind }) =>
    ORDER.includes(part.kind) ? ORDER.indexOf(part.kind) : ORDER.length
  const place = item.parts.findIndex((part) => rank(part) > rank({ kind }))
  const part: TextPart = { kind, lead: ' ', text }
  return { ...item, parts: item.parts.toSpliced(place === -1 ? item.parts.length : place, 0, part) }
}

/** A clause that is written anew keeps the name that it was given. */
function keepName({ text: old, name }: TextPart, text: string): string {
  if (name === undefined) return text
  const cursor = createTokenCursor(old)
  while (cursor.skip('CONSTRAINT')) cursor.takeName()
  return old.slice(0, cursor.start) + text
}

/** The item without a part; comments before it stay. */
export function withoutPart(item: TextItem, part: TextPart): TextItem {
  const index = item.parts.indexOf(part)
  const next = item.parts[index + 1]
  const kept = hasComment(part.lead) ? part.lead : ''
  if (next === undefined)
    return { ...item, parts: item.parts.toSpliced(index, 1), trail: kept + item.trail }
  const lead = kept === '' ? next.lead : kept + next.lead
  return { ...item, parts: item.parts.toSpliced(index, 2, { ...next, lead }) }
}

/** The text without an item. Comments before it are those of the line above, and stay. */
export function withoutItem(text: TableText, item: TextItem): TableText {
  const index = text.items.indexOf(item)
  const items = text.items.toSpliced(index, 1)
  const lead = item.parts[0]?.lead ?? ''
  const isLast = index === items.length
  const kept = (hasComment(lead) ? lead : '') + (isLast ? item.trail : '')
  const neighbour = items[isLast ? index - 1 : index]
  if (neighbour === undefined || kept === '') return { ...text, items }
  const other = isLast
    ? { ...neighbour, trail: hasComment(neighbour.trail) ? neighbour.trail + kept : kept }
    : prefixItem(neighbour, kept)
  return { ...text, items: items.with(isLast ? index - 1 : index, other) }
}

function prefixItem(item: TextItem, lead: string): TextItem {
  const [first, ...rest] = item.parts
  if (first === undefined) return item
  return {
    ...item,
    parts: [{ ...first, lead: lead.trimEnd() + endLine(lead) + first.lead }, ...rest],
  }
}

/** A comment to the end of its line needs that end. */
function endLine(lead: string): string {
  return lead.includes('\n') ? '\n' : ''
}

function hasComment(lead: string): boolean {
  return lead.trim() !== ''
}

/** The text with a column behind the others. */
export function appendColumn(text: TableText, definition: string): TableText {
  const index = text.items.findLastIndex(({ column }) => column !== undefined) + 1
  return insertItem(text, index, definition)
}

/** The text with a constraint behind everything. */
export function appendConstraint(text: TableText, definition: string): TableText {
  return insertItem(text, text.items.length, definition)
}

/** A new item stands as far in as the one before it; what followed the last item follows the new one. */
function insertItem(text: TableText, index: number, definition: string): TableText {
  const [item] = readTableText(`(${definition})`).items
  const previous = text.items[index - 1]
  if (item === undefined || previous === undefined) return text
  const lead = previous.parts[0]?.lead ?? ''
  const first = { ...item.parts[0], lead: hasComment(lead) || lead === '' ? ' ' : lead } as TextPart
  const movesTrail = index === text.items.length && !hasComment(previous.trail)
  const items = movesTrail ? text.items.with(index - 1, { ...previous, trail: '' }) : text.items
  const added: TextItem = {
    ...item,
    parts: item.parts.with(0, first),
    trail: movesTrail ? previous.trail : '',
  }
  return { ...text, items: items.toSpliced(index, 0, added) }
}

/** The text without the constraints that a test picks. */
export function withoutConstraints(
  text: TableText,
  isDropped: (constraint: Constraint, part: TextPart) => boolean,
): TableText {
  const isPicked = (part: TextPart) =>
    part.constraint !== undefined && isDropped(part.constraint, part)
  const item = text.items.find(({ parts }) => parts.some(isPicked))
  const part = item?.parts.find(isPicked)
  if (item === undefined || part === undefined) return text
  const left = withoutPart(item, part)
  const rest = left.parts.length === 0 ? withoutItem(text, item) : replaceItem(text, item, left)
  return withoutConstraints(rest, isDropped)
}
