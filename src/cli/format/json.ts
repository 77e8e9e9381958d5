/** What a terminal would obey and JSON leaves as it is; the rest it writes out itself. */
const OBEYED = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g

/** A value as JSON, indented. Nothing in it moves the cursor of a terminal or turns its text around. */
export function formatJson(value: unknown): string {
  return JSON.stringify(value, replaceValue, 2).replaceAll(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Details of errors can hold what JSON has no form for. */
function replaceValue(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Error) return value.message
  return value
}
