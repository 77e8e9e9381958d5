/** A model, or a part of one, with its expressions as text, so that it compares and prints as it is read. */
export function readableModel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readableModel)
  if (typeof value !== 'object' || value === null) return value
  if ('parts' in value) return (value.parts as { text: string }[]).map((part) => part.text).join('')
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readableModel(item)]))
}
