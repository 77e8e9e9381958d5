import type { Operation } from '../../operations/index.ts'
import { tableKey, type View } from '../../schema/schema-model.ts'
import { writeText } from '../objects/object-form.ts'
import { hasStar } from '../objects/view-parts.ts'
import { sortByMentions } from '../order-objects.ts'
import type { Comparator, Comparison } from './comparison.ts'
import {
  type Dependent,
  findBlocked,
  isBuiltOn,
  listObstacles,
  type Obstacle,
} from './dependents.ts'
import { changeBy, type Finding } from './finding.ts'
import { matchObjects, type ObjectPair } from './match-objects.ts'
import { decideObjects } from './unknown-objects.ts'

type ViewPair = ObjectPair<'views'>

/**
 * Views, materialized or not. One that stands in the way of a change of what it reads is dropped before and made again
 * after, with those over it.
 */
export const viewsComparator: Comparator = {
  name: 'views',
  compare(comparison, before) {
    const { added, kept, unknown } = matchObjects('views', comparison)
    const widened = listWidened(before)
    const obstacles = listObstacles(before, comparison.current)
    // Undone where it is, it would be given names that are not back yet.
    const renamed = comparison.formerNames.names.map((name) => ({ names: [name], isGone: false }))
    const changed = kept.filter((pair) => isChanged(pair, widened, comparison))
    // What reads another changed view meets the columns of that which go with its own query, there and back.
    const others = (pair: ViewPair) =>
      changed.flatMap((other) =>
        other === pair ? [] : [{ names: [other.current.name], isGone: false }],
      )
    const moved = changed.filter(
      (pair) =>
        !staysInPlace(pair, [...obstacles, ...widened, ...renamed, ...others(pair)], comparison),
    )
    const { dropped: gone, findings } = decideObjects('views', unknown, comparison)
    const { anew, strangers } = findAnew(
      { kept, moved, strangers: unknown.filter((view) => !gone.includes(view)) },
      { obstacles, gone },
      comparison,
    )
    const drops = [...gone, ...strangers, ...anew.map(({ current }) => current)]
    return [
      ...findings,
      ...sortByMentions(drops, (view) => readView(view, comparison))
        .toReversed()
        .map((view) => changeBy('dropViews', dropView(view))),
      ...[...added, ...strangers, ...anew.map(({ wanted }) => wanted)].map((view) =>
        changeBy('createViews', createView(view)),
      ),
      ...changed
        .filter((pair) => !anew.includes(pair))
        .map(({ wanted }) => changeBy('createViews', { kind: 'replaceView', view: wanted })),
    ]
  },
}

function isChanged(
  { current, wanted }: ViewPair,
  widened: readonly Obstacle[],
  { objects, dialect }: Comparison,
): boolean {
  const title = `the view "${tableKey(wanted)}"`
  if (!objects.isSame({ kind: 'views', current, wanted, title })) return true
  const text = writeText(wanted.definition, dialect) ?? ''
  return (
    dialect.features.expressionTexts !== 'kept' &&
    hasStar(text) &&
    widened.some((table) => isBuiltOn(text, table))
  )
}

/** The tables that get columns: a star is written out when a view is made. */
function listWidened(findings: readonly Finding[]): readonly Obstacle[] {
  return findings.flatMap((finding) =>
    finding.kind === 'change' && finding.operation.kind === 'addColumn'
      ? [{ names: [finding.operation.table], isGone: false }]
      : [],
  )
}

/** Whether a changed view can be given its new query where it is, and its old one again when that is undone. */
function staysInPlace(
  { current, wanted }: ViewPair,
  obstacles: readonly Obstacle[],
  comparison: Comparison,
): boolean {
  if (current.materialized === true || wanted.materialized === true) return false
  if (current.comment !== undefined && wanted.comment === undefined) return false
  const texts = [current, wanted].map((view) => readView(view, comparison).text)
  if (texts.some((text) => obstacles.some((obstacle) => isBuiltOn(text, obstacle)))) return false
  return comparison.objects.canReplace(current, wanted)
}

/** The views that have to be made anew, because they are changed or because what they read is. */
function findAnew(
  {
    kept,
    moved,
    strangers,
  }: {
    readonly kept: readonly ViewPair[]
    readonly moved: readonly ViewPair[]
    readonly strangers: readonly View[]
  },
  { obstacles, gone }: { readonly obstacles: readonly Obstacle[]; readonly gone: readonly View[] },
  comparison: Comparison,
): { readonly anew: readonly ViewPair[]; readonly strangers: readonly View[] } {
  // Elsewhere a view is read when it is asked for, and looks for its tables then; but none may miss a view meanwhile.
  const { viewsHoldTables } = comparison.dialect.features
  const blocked = findBlocked(
    [...kept.map(({ current }) => current), ...strangers],
    [
      ...(viewsHoldTables ? obstacles : []),
      ...gone.map(({ name }) => ({ names: [name], isGone: true })),
      ...moved.map(({ current }) => ({ names: [current.name], isGone: false })),
    ],
    (view) => readView(view, comparison),
  )
  return {
    anew: kept.filter((pair) => moved.includes(pair) || blocked.has(pair.current)),
    // What is gone for good lets nobody else's view be made again: the server will say so.
    strangers: strangers.filter((view) => blocked.get(view) === 'changed'),
  }
}

function readView({ name, definition }: View, { dialect }: Comparison): Dependent {
  return { name, text: writeText(definition, dialect) ?? '' }
}

function createView(view: View): Operation {
  return { kind: view.materialized === true ? 'createMaterializedView' : 'createView', view }
}

function dropView({ name, schema, materialized }: View): Operation {
  return {
    kind: materialized === true ? 'dropMaterializedView' : 'dropView',
    name,
    ...(schema === undefined ? {} : { schema }),
  }
}
