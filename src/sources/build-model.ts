import { LimbeckError } from '../errors/index.ts'
import {
  type ObjectKind,
  type ObjectOf,
  objectKey,
  objectTitles,
} from '../operations/edit-objects.ts'
import { type SchemaModel, type Table, tableKey } from '../schema/schema-model.ts'

/** An object beside tables, with the record of the schema model that it belongs to. */
export interface FoundObject {
  readonly kind: ObjectKind
  readonly object: ObjectOf<ObjectKind>
}

/**
 * The schema model of tables and objects. The kinds that the models of a source can have are there also where they are
 * empty: then a database has none of them. Throws `config_invalid` where one is there twice.
 */
export function buildModel(
  tables: readonly Table[],
  objects: readonly FoundObject[],
  kinds: readonly ObjectKind[],
): SchemaModel {
  const entries = tables.map((table) => [tableKey(table), table] as const)
  assertNoneTwice('table', entries)
  const records = kinds.map((kind) => {
    const own = objects.filter((each) => each.kind === kind)
    const named = own.map(({ object }) => [objectKey(kind, object), object] as const)
    assertNoneTwice(objectTitles[kind], named)
    return [kind, Object.fromEntries(named)] as const
  })
  return { tables: Object.fromEntries(entries), ...Object.fromEntries(records) }
}

function assertNoneTwice(title: string, entries: readonly (readonly [string, unknown])[]): void {
  const keys = entries.map(([key]) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice === undefined) return
  throw new LimbeckError('config_invalid', `The models have the ${title} "${twice}" twice.`, {
    hint: `Say each ${title} once, and import it where else it is needed.`,
  })
}
