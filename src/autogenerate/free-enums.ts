import type { CompileDialect } from '../dialects/dialect.ts'
import { applyOperation, type Operation, reverseOperation } from '../operations/index.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { findBlocked, listObstacles } from './compare/dependents.ts'
import { changeBy } from './compare/finding.ts'
import { writeText } from './objects/object-form.ts'
import { sortByMentions } from './order-objects.ts'
import { walkOperations } from './walk-operations.ts'

/**
 * Operations in which no view is in the way where an enumeration loses values: those that read its columns go before and
 * come back after, with their triggers. The comparison sees to that itself; what undoes a new value meets views that nothing
 * has changed. `before` is the schema that the operations meet.
 */
export function freeEnums(
  operations: readonly Operation[],
  before: SchemaModel,
  dialect: CompileDialect,
): readonly Operation[] {
  return walkOperations(operations, before, (operation, model) => {
    if (operation.kind !== 'dropEnumValue') return [operation]
    const drops = dropViews(operation, model(), dialect)
    return [...drops, operation, ...undo(drops, model())]
  }).flat()
}

function dropViews(
  operation: Operation,
  model: SchemaModel,
  dialect: CompileDialect,
): readonly Operation[] {
  const views = Object.values(model.views ?? {})
  const read = ({ name, definition }: (typeof views)[number]) => ({
    name,
    text: writeText(definition, dialect) ?? '',
  })
  const blocked = findBlocked(
    views,
    listObstacles([changeBy('dropEnumValues', operation)], model),
    read,
  )
  return sortByMentions([...blocked.keys()], read)
    .toReversed()
    .flatMap(({ name, schema, materialized }): readonly Operation[] => {
      const place = schema === undefined ? {} : { schema }
      const triggers = Object.values(model.triggers ?? {}).filter(
        (trigger) => trigger.table === name && trigger.schema === schema,
      )
      return [
        ...triggers.map(
          (trigger) =>
            ({ kind: 'dropTrigger', name: trigger.name, table: name, ...place }) as const,
        ),
        { kind: materialized === true ? 'dropMaterializedView' : 'dropView', name, ...place },
      ]
    })
}

/** What makes again what was dropped, the last first. */
function undo(drops: readonly Operation[], before: SchemaModel): readonly Operation[] {
  const made: Operation[] = []
  let model = before
  for (const operation of drops) {
    const reversal = reverseOperation(operation, model)
    if (reversal.kind === 'operations') made.unshift(...reversal.operations)
    model = applyOperation(operation, model)
  }
  return made
}
