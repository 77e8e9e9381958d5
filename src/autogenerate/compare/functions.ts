import { type DatabaseFunction, tableKey } from '../../schema/schema-model.ts'
import { compareCodeUnits } from '../../util/compare-code-units.ts'
import type { Comparator, Comparison } from './comparison.ts'
import { findEarlyFunctions } from './early-functions.ts'
import { changeBy, type Finding, type Phase } from './finding.ts'
import type { MatchedObjects, ObjectPair } from './match-objects.ts'
import { decideObjects } from './unknown-objects.ts'

type FunctionPair = ObjectPair<'functions'>

/** Functions: new ones before what calls them, and changed ones in their place where their signature stays. */
export const functionsComparator: Comparator = {
  name: 'functions',
  compare(comparison) {
    const { added, kept, unknown } = matchFunctions(comparison)
    const early = findEarlyFunctions(comparison)
    const phaseOf = (made: DatabaseFunction): Phase =>
      early.has(made.name.toLowerCase()) ? 'createTypes' : 'createViews'
    const { dropped, findings } = decideObjects('functions', unknown, comparison)
    return [
      ...kept.flatMap((pair) => compareFunction(pair, phaseOf(pair.wanted), comparison)),
      ...added.map((made) => changeBy(phaseOf(made), { kind: 'createFunction', function: made })),
      ...dropped.map((made) => dropBy('dropFunctions', made)),
      ...findings,
    ]
  },
}

/** The functions of the database that go, and come back in another form. */
export function findRemade(comparison: Comparison): readonly DatabaseFunction[] {
  return matchFunctions(comparison).kept.flatMap((pair) =>
    isSameFunction(pair, comparison) || staysInPlace(pair, comparison) ? [] : [pair.current],
  )
}

function isSameFunction({ current, wanted }: FunctionPair, { objects }: Comparison): boolean {
  const title = `the function "${tableKey(wanted)}"`
  return objects.isSame({ kind: 'functions', current, wanted, title })
}

/** What others hold on to cannot be dropped, and is replaced under the parameters that the database has. */
function staysInPlace(
  { current, wanted }: FunctionPair,
  { objects, dialect }: Comparison,
): boolean {
  const shown = objects.show('functions', wanted)
  const isSameSignature =
    shown.parameters === current.parameters && shown.returns === current.returns
  const losesComment = current.comment !== undefined && wanted.comment === undefined
  return dialect.features.viewsHoldTables && isSameSignature && !losesComment
}

function compareFunction(
  pair: FunctionPair,
  phase: Phase,
  comparison: Comparison,
): readonly Finding[] {
  if (isSameFunction(pair, comparison)) return []
  const { current, wanted } = pair
  if (staysInPlace(pair, comparison)) {
    const { parameters: _, ...rest } = wanted
    const { parameters } = current
    const made = { ...rest, ...(parameters === undefined ? {} : { parameters }) }
    return [changeBy(phase, { kind: 'createFunction', function: made, replace: true })]
  }
  return [
    dropBy('replaceFunctions', current),
    changeBy(phase, { kind: 'createFunction', function: wanted }),
  ]
}

function dropBy(phase: Phase, { name, schema, parameters }: DatabaseFunction): Finding {
  return changeBy(phase, {
    kind: 'dropFunction',
    name,
    ...(schema === undefined ? {} : { schema }),
    ...(parameters === undefined ? {} : { parameters }),
  })
}

/**
 * Puts functions together by their names and parameters, as the database writes those; one alone under its name on both
 * sides is the same with other parameters.
 */
function matchFunctions({ current, wanted, objects }: Comparison): MatchedObjects<'functions'> {
  const groups = new Map<string, { current: DatabaseFunction[]; wanted: DatabaseFunction[] }>()
  for (const side of ['current', 'wanted'] as const)
    for (const made of Object.values((side === 'current' ? current : wanted).functions ?? {})) {
      const key = tableKey(made)
      const group = groups.get(key) ?? { current: [], wanted: [] }
      group[side].push(made)
      groups.set(key, group)
    }
  const matched = [...groups]
    .toSorted(([one], [other]) => compareCodeUnits(one, other))
    .map(([, group]) => matchGroup(group.current, group.wanted, objects))
  return {
    added: matched.flatMap(({ added }) => added),
    kept: matched.flatMap(({ kept }) => kept),
    unknown: matched.flatMap(({ unknown }) => unknown),
  }
}

function matchGroup(
  current: readonly DatabaseFunction[],
  wanted: readonly DatabaseFunction[],
  objects: Comparison['objects'],
): MatchedObjects<'functions'> {
  const [one, ...others] = current
  const [other, ...more] = wanted
  if (one !== undefined && other !== undefined && others.length + more.length === 0)
    return { added: [], kept: [{ current: one, wanted: other }], unknown: [] }
  const open = [...current]
  const kept: FunctionPair[] = []
  const added = wanted.filter((made) => {
    const isOne = ({ parameters }: DatabaseFunction) =>
      parameters === made.parameters || parameters === objects.show('functions', made).parameters
    const index = open.findIndex(isOne)
    const [found] = index === -1 ? [] : open.splice(index, 1)
    if (found !== undefined) kept.push({ current: found, wanted: made })
    return found === undefined
  })
  return { added, kept, unknown: open }
}
