import type { ForeignKey, Index } from '../../../schema/schema-model.ts'

/**
 * Whether an index is the engine's own: InnoDB makes one for a foreign key that has none, and gives it the name of the
 * key. https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html
 */
export function isOfForeignKey(index: Index, keys: readonly ForeignKey[]): boolean {
  return keys.some((key) => index.name === key.name && couldServe(index, key))
}

/**
 * Whether an index may be the engine's own: where the key was given no name its index got that of the first column, as a
 * person might have named it.
 */
export function mayBeOfForeignKey(index: Index, keys: readonly ForeignKey[]): boolean {
  return keys.some((key) => {
    const [column = ''] = key.columns
    const isNumbered = /_ibfk_\d+$/.test(key.name ?? '')
    const suffix = index.name.slice(column.length)
    const hasName = index.name.startsWith(column) && /^(?:_\d+)?$/.test(suffix)
    return isNumbered && hasName && couldServe(index, key)
  })
}

function couldServe(index: Index, { columns }: ForeignKey): boolean {
  const { name: _, elements, unique, ...others } = index
  if (unique || Object.keys(others).length > 0 || elements.length !== columns.length) return false
  return elements.every((element, position) => {
    const { column, ...rest } = element
    return column === columns[position] && Object.keys(rest).length === 0
  })
}
