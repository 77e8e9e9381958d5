import type { Operation } from '../../operations/index.ts'
import { type Table, type Trigger, tableKey } from '../../schema/schema-model.ts'
import { writeText } from '../objects/object-form.ts'
import type { Comparator, Comparison } from './comparison.ts'
import { isBuiltOn, listObstacles, type Obstacle } from './dependents.ts'
import { changeBy, type Finding } from './finding.ts'
import { matchObjects, type ObjectPair } from './match-objects.ts'
import { decideObjects } from './unknown-objects.ts'

/**
 * Triggers of the tables and views that models name. What they are on is changed without them where the engine asks for
 * that, and a trigger of a view goes and comes with it.
 */
export const triggersComparator: Comparator = {
  name: 'triggers',
  compare(comparison, before) {
    const { added, kept, unknown } = matchObjects('triggers', comparison)
    const moved = listMoved(before)
    const obstacles = comparison.dialect.features.viewsHoldTables
      ? listObstacles(before, comparison.current)
      : []
    const isInTheWay = (trigger: Trigger) =>
      moved.dropped.has(placeKey(trigger)) ||
      obstacles.some((obstacle) => holds(trigger, obstacle, comparison))
    const anew = kept.filter((pair) => !isSame(pair, comparison) || isInTheWay(pair.current))
    const ours = unknown.filter((trigger) => isOfModels(trigger, comparison))
    const { dropped, findings } = decideObjects('triggers', ours, comparison)
    const strangers = unknown.filter((trigger) => !dropped.includes(trigger) && isInTheWay(trigger))
    // Undone with its table, it would be given names that are not back yet.
    const leaving = unknown.filter(
      (trigger) => moved.tables.has(placeKey(trigger)) && namesRenamed(trigger, comparison),
    )
    const gone = [...dropped, ...leaving, ...strangers, ...anew.map(({ current }) => current)]
    const made = [
      ...added,
      ...strangers.filter(
        (trigger) => !moved.dropped.has(placeKey(trigger)) || moved.created.has(placeKey(trigger)),
      ),
      ...anew.map(({ wanted }) => wanted),
    ]
    return [
      ...gone.map((trigger) => changeBy('dropTriggers', dropTrigger(trigger))),
      ...made.map((trigger) => changeBy('createTriggers', { kind: 'createTrigger', trigger })),
      ...findings,
    ]
  },
}

function isSame(
  { current, wanted }: ObjectPair<'triggers'>,
  { wanted: model, objects }: Comparison,
): boolean {
  const table: Table | undefined = model.tables[placeKey(wanted)]
  const title = `the trigger "${wanted.name}" of "${placeKey(wanted)}"`
  return objects.isSame({ kind: 'triggers', current, wanted, table, title })
}

/** Whether a trigger names what is changed: its columns, its condition or its function. */
function holds(trigger: Trigger, obstacle: Obstacle, { dialect }: Comparison): boolean {
  const { table, columns = [], when, function: called } = trigger
  const words = [...columns, ...(called === undefined ? [] : [called.name])]
  const quoted = words.map((name) => dialect.quoteIdentifier(name))
  const text = [dialect.quoteIdentifier(table), ...quoted, writeText(when, dialect) ?? ''].join(' ')
  // A table that goes takes its triggers along.
  const isTable = obstacle.isGone && obstacle.names.length === 1
  return !isTable && isBuiltOn(text, obstacle)
}

/** Whether what a trigger does names something that has another name from now on. */
function namesRenamed({ body }: Trigger, { dialect, formerNames }: Comparison): boolean {
  const text = writeText(body, dialect) ?? ''
  return formerNames.names.some((name) => isBuiltOn(text, { names: [name], isGone: false }))
}

/** A trigger of a table or a view that no model names is part of that. */
function isOfModels(trigger: Trigger, { wanted }: Comparison): boolean {
  const key = placeKey(trigger)
  return Object.hasOwn(wanted.tables, key) || Object.hasOwn(wanted.views ?? {}, key)
}

/** The views that are dropped, those that are made, and the tables that are dropped. */
function listMoved(before: readonly Finding[]) {
  const dropped = new Set<string>()
  const created = new Set<string>()
  const tables = new Set<string>()
  for (const finding of before) {
    if (finding.kind !== 'change') continue
    const { operation } = finding
    if (operation.kind === 'dropView') dropped.add(tableKey(operation))
    if (operation.kind === 'dropTable') tables.add(tableKey(operation))
    if (operation.kind === 'createView') created.add(tableKey(operation.view))
  }
  return { dropped, created, tables }
}

function placeKey({ table, schema }: Trigger): string {
  return tableKey({ name: table, schema })
}

function dropTrigger({ name, table, schema }: Trigger): Operation {
  return { kind: 'dropTrigger', name, table, ...(schema === undefined ? {} : { schema }) }
}
