/** A piece of an SQL expression: text as it is, a value, or a name to be quoted. */
export type SqlPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'identifier'; readonly names: readonly string[] }

/** A part of text as it is. */
export function textPart(text: string): SqlPart {
  return { kind: 'text', text }
}

/** Joins neighbouring texts and leaves out empty ones, so that equal expressions have equal parts. */
export function mergeTexts(parts: Iterable<SqlPart>): readonly SqlPart[] {
  const merged: SqlPart[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (part.kind !== 'text') merged.push(part)
    else if (last?.kind === 'text') merged[merged.length - 1] = textPart(last.text + part.text)
    else if (part.text !== '') merged.push(part)
  }
  return merged
}
