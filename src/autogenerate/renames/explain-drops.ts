import { LimbeckError } from '../../errors/index.ts'
import type { SchemaModel } from '../../schema/schema-model.ts'
import { findNearest } from '../../util/nearest.ts'
import { listNames } from './list-names.ts'

/** Names of what is to be dropped that name nothing, or several things, each with why. */
export function explainDrops(
  found: ReadonlyMap<string, ReadonlySet<string>>,
  current: SchemaModel,
): ReadonlyMap<string, LimbeckError> {
  const wrong = [...found].filter(([, objects]) => objects.size !== 1)
  return new Map(wrong.map(([name, objects]) => [name, explain(name, objects, current)]))
}

function explain(name: string, objects: ReadonlySet<string>, current: SchemaModel): LimbeckError {
  if (objects.size > 1)
    return refuse(
      `"${name}" can mean several things to drop: ${[...objects].join(', ')}.`,
      'Say more of its name, or write what you mean into the script by hand.',
    )
  const names = listNames(current)
  if (names.includes(name))
    return refuse(`The models name "${name}", so it is not dropped.`, 'Take it out of the models.')
  const nearest = findNearest(name, names)
  return refuse(
    `The database has nothing of the name "${name}" to drop.`,
    nearest === undefined
      ? 'Say "table", "table.column", "enumeration.value", or the name of a constraint or an index.'
      : `Did you mean "${nearest}"?`,
  )
}

function refuse(message: string, hint: string): LimbeckError {
  return new LimbeckError('invalid_argument', message, { hint })
}
