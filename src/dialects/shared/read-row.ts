/** A row as a driver gives it. */
export type CatalogRow = Readonly<Record<string, unknown>>

/** A text out of a row, numbers and bytes too; nothing where there is NULL. */
export function readText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  return JSON.stringify(value)
}

/** A text that has to be there. */
export function requireText(row: CatalogRow, name: string): string {
  return readText(row[name]) ?? ''
}

/** A number out of a row, also where the driver gives text; nothing where there is NULL. */
export function readNumber(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value)
}

/** A truth value out of a row: engines and drivers give true, 1, `t` and `YES`. */
export function readBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  return ['1', 't', 'true', 'YES'].includes(readText(value) ?? '')
}

/** Rows by a key, in their order. */
export function groupRows(
  rows: readonly CatalogRow[],
  keyOf: (row: CatalogRow) => string,
): ReadonlyMap<string, readonly CatalogRow[]> {
  const groups = new Map<string, CatalogRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}

/** Properties whose value is said; the others are left out, as the schema model wants it. */
export function pickSaid<Values extends object>(
  values: Values,
): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  // A loop, since every column and index of a database comes through here.
  const said: { [Key in keyof Values]?: Exclude<Values[Key], undefined> } = {}
  for (const key in values) {
    const value = values[key]
    if (value !== undefined) said[key] = value as Exclude<Values[typeof key], undefined>
  }
  return said
}

/** A list of texts out of a row: an array, or JSON text where the driver does not parse it. */
export function readTexts(value: unknown): readonly string[] {
  const list: unknown = typeof value === 'string' ? JSON.parse(value) : value
  return Array.isArray(list) ? list.map(String) : []
}

/** Rows inside a row: an array, or JSON text where the driver does not parse it. */
export function readRows(value: unknown): readonly CatalogRow[] {
  const list: unknown = typeof value === 'string' ? JSON.parse(value) : value
  return Array.isArray(list) ? (list as readonly CatalogRow[]) : []
}
