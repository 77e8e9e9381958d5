import { type Doc, isList } from './doc.ts'
import { measureText } from './measure-text.ts'

const STEP = '  '

/** A document that is still to be printed, as deep as it stands, and whether its group is broken. */
interface Pending {
  readonly doc: Doc
  readonly depth: number
  readonly isBroken: boolean
}

/** Prints a document, breaking groups that are wider than `width`, from outside to inside. */
export function printDoc(doc: Doc, width: number): string {
  const pending: Pending[] = [{ doc, depth: 0, isBroken: true }]
  let text = ''
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { doc: current, depth, isBroken } = next
    if (typeof current === 'string') text += current
    else if (isList(current)) pending.push(...spread(next, current))
    else if (current.kind === 'indent')
      pending.push({ doc: current.content, depth: depth + 1, isBroken })
    else if (current.kind === 'ifBroken') text += isBroken ? current.text : ''
    else if (current.kind === 'line') text += isBroken ? `\n${STEP.repeat(depth)}` : current.flat
    else {
      const room = width - measureText(text.slice(text.lastIndexOf('\n') + 1))
      pending.push(chooseLayout(next, { room, width, rest: pending }))
    }
  }
  return text
}

function spread({ depth, isBroken }: Pending, docs: readonly Doc[]): readonly Pending[] {
  return docs.map((doc) => ({ doc, depth, isBroken })).toReversed()
}

/** Where a document is printed: what is left of the line, the room of a new one, and what follows. */
interface Place {
  readonly room: number
  readonly width: number
  readonly rest: readonly Pending[]
}

/** A group or a choice as it is printed at its place. */
function chooseLayout({ doc, depth, isBroken }: Pending, place: Place): Pending {
  if (typeof doc === 'string' || isList(doc)) return { doc, depth, isBroken }
  if (doc.kind === 'group') {
    const flat = { doc: doc.content, depth, isBroken: false }
    const isFlat = !doc.isBroken && (!isBroken || fits(flat, place))
    return isFlat ? flat : { ...flat, isBroken: true }
  }
  if (doc.kind !== 'choice') return { doc, depth, isBroken }
  const [first, ...others] = doc.layouts
  const flat = { doc: first, depth, isBroken: false }
  if (!isBroken || fits(flat, place)) return flat
  const whole = doc.whole === undefined ? undefined : { doc: doc.whole, depth, isBroken: true }
  if (whole !== undefined && fits(whole, place, { isWhole: true })) return whole
  const broken = others.map((layout) => ({ doc: layout, depth, isBroken: true }))
  return broken.find((layout) => fits(layout, place)) ?? broken.at(-1) ?? flat
}

/** Whether everything up to the next line break has room; with `isWhole` every line of the document. */
function fits(first: Pending, place: Place, { isWhole = false } = {}): boolean {
  const { rest, width } = place
  const pending: Pending[] = [first]
  let behind = rest.length
  for (let left = place.room; left >= 0; ) {
    const isOwn = pending.length > 0
    const next = pending.pop() ?? rest[--behind]
    if (next === undefined) return true
    const { doc, depth, isBroken } = next
    if (typeof doc === 'string') {
      const lines = doc.split('\n')
      left -= measureText(lines[0] ?? '')
      if (lines.length === 1 || left < 0) continue
      if (!isWhole || behind < rest.length) return true
      left = width - measureText(lines.at(-1) ?? '')
    } else if (isList(doc)) pending.push(...spread(next, doc))
    else if (doc.kind === 'line') {
      if (!isBroken) left -= doc.flat.length
      else if (!isWhole || !isOwn || behind < rest.length) return true
      else left = width - depth * STEP.length
    } else if (doc.kind === 'ifBroken') left -= isBroken ? doc.text.length : 0
    else if (doc.kind === 'indent') pending.push({ doc: doc.content, depth: depth + 1, isBroken })
    else if (doc.kind === 'group') {
      const isInherited = isBroken && behind < rest.length
      pending.push({ doc: doc.content, depth, isBroken: doc.isBroken || isInherited })
    } else {
      // What follows is still free to take a layout of several lines.
      const isOpen = isBroken && behind < rest.length
      pending.push({ doc: doc.layouts[isOpen ? 1 : 0] ?? doc.layouts[0], depth, isBroken: isOpen })
    }
  }
  return false
}
