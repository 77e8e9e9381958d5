import { type ObjectKind, type ObjectOf, objectKey } from '../../operations/edit-objects.ts'
import type { TableName } from '../dialect.ts'

/** Objects of one kind as a schema model keeps them, in their order. */
export function recordObjects<Kind extends ObjectKind>(
  kind: Kind,
  objects: readonly (ObjectOf<Kind> & TableName)[],
): Readonly<Record<string, ObjectOf<Kind>>> {
  return Object.fromEntries(objects.map((object) => [objectKey(kind, object), object]))
}
