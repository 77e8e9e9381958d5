import { type CatalogRow, requireText } from '../../shared/read-row.ts'
import { createTokenCursor } from '../token-cursor.ts'

/** The tables in which modules keep what is theirs, by what stands behind the name of the virtual table. */
const SHADOWS: Readonly<Record<string, readonly string[]>> = {
  fts3: ['content', 'segments', 'segdir', 'docsize', 'stat'],
  fts4: ['content', 'segments', 'segdir', 'docsize', 'stat'],
  fts5: ['data', 'idx', 'content', 'docsize', 'config'],
  rtree: ['node', 'rowid', 'parent'],
  rtree_i32: ['node', 'rowid', 'parent'],
  geopoly: ['node', 'rowid', 'parent'],
}

/**
 * Whether a table belongs to a virtual one, which makes and drops it. Of modules that are not SQLite's own nobody knows
 * how their tables are called: whatever begins with the name of the virtual table is left to them.
 * https://www.sqlite.org/vtab.html#the_xshadowname_method
 */
export function createShadowTest(objects: readonly CatalogRow[]): (name: string) => boolean {
  const owners = objects.filter(isVirtual).map((row) => {
    const owner = `${requireText(row, 'name').toLowerCase()}_`
    return { owner, shadows: SHADOWS[readModule(requireText(row, 'sql'))] }
  })
  return (name) => {
    const folded = name.toLowerCase()
    return owners.some(
      ({ owner, shadows }) =>
        folded.startsWith(owner) && (shadows?.includes(folded.slice(owner.length)) ?? true),
    )
  }
}

/** Whether a row of the master table is about a virtual table, which has no page of its own. */
export function isVirtual(row: CatalogRow): boolean {
  return row['type'] === 'table' && Number(row['page']) === 0
}

function readModule(text: string): string {
  const cursor = createTokenCursor(text)
  while (!cursor.isAtEnd && cursor.next() !== 'USING');
  return cursor.takeName().toLowerCase()
}
