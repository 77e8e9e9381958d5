import type { ObjectKind, ObjectOf } from '../../operations/edit-objects.ts'

/** How an engine brings objects into one form of all that it takes for the same; a kind that is not named stays as it is. */
export type ObjectForms = {
  readonly [Kind in ObjectKind]?: (object: ObjectOf<Kind>) => ObjectOf<Kind>
}

/** An object in the form in which what is as usual is not said. */
export function normalizeObject<Kind extends ObjectKind>(
  kind: Kind,
  object: ObjectOf<Kind>,
  forms: ObjectForms,
): ObjectOf<Kind> {
  return forms[kind]?.(object) ?? object
}
