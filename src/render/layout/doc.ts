/**
 * Text that knows where it may be broken, after "A prettier printer" by Philip Wadler, with what the formatters of
 * JavaScript added: groups that are broken by what they hold, and choices between several layouts.
 * See https://github.com/prettier/prettier/blob/main/commands.md
 */
export type Doc =
  | string
  | readonly Doc[]
  | { readonly kind: 'line'; readonly flat: '' | ' ' }
  | { readonly kind: 'indent'; readonly content: Doc }
  | { readonly kind: 'group'; readonly content: Doc; readonly isBroken: boolean }
  | { readonly kind: 'ifBroken'; readonly text: string }
  /** The first layout whose first line fits; the last one where none does. */
  | {
      readonly kind: 'choice'
      readonly layouts: readonly [Doc, ...Doc[]]
      /** Goes before all but the first layout, where every line of it fits. */
      readonly whole?: Doc
    }

/** A space, or a new line where its group is broken. */
export const line: Doc = { kind: 'line', flat: ' ' }

/** Nothing, or a new line where its group is broken. */
export const softLine: Doc = { kind: 'line', flat: '' }

/** Deeper by one step where lines are broken. */
export function indent(...content: readonly Doc[]): Doc {
  return { kind: 'indent', content }
}

/** On one line where it fits, unless something in it has several lines. */
export function group(content: Doc, isBroken = false): Doc {
  return { kind: 'group', content, isBroken: isBroken || hasLines(content) }
}

/** The same group on several lines, whatever the room. */
export function breakGroup(doc: Doc): Doc {
  return typeof doc === 'string' || isList(doc) || doc.kind !== 'group'
    ? doc
    : { ...doc, isBroken: true }
}

/** Text that is there only where the group is broken. */
export function ifBroken(text: string): Doc {
  return { kind: 'ifBroken', text }
}

/** Documents with something between them. */
export function join(separator: Doc, docs: readonly Doc[]): Doc {
  return docs.flatMap((doc, index) => (index === 0 ? [doc] : [separator, doc]))
}

/** Whether a document has several lines whatever the width. */
export function hasLines(doc: Doc): boolean {
  if (typeof doc === 'string') return doc.includes('\n')
  if (isList(doc)) return doc.some(hasLines)
  if (doc.kind === 'group') return doc.isBroken
  if (doc.kind === 'indent') return hasLines(doc.content)
  return doc.kind === 'choice' && hasLines(doc.layouts[0])
}

/** Tells a list of documents. */
export function isList(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc)
}
