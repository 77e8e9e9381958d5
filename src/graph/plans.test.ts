import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { catchCode } from '../../test/graph/sketch.ts'
import type { Plan, PlanStep, RowChanges } from './plan.ts'
import { RevisionGraph } from './revision-graph.ts'

// The oracle: the rules themselves, over plain records, as slow as they are short.

interface Sample {
  readonly revision: string
  readonly downRevision: readonly string[]
  readonly dependsOn: readonly string[]
  readonly branchLabels: readonly string[]
}

function findSample(samples: readonly Sample[], name: string): Sample {
  const found = samples.find((s) => s.revision === name || s.branchLabels.includes(name))
  if (found === undefined) throw new Error(name)
  return found
}

function needsOf(samples: readonly Sample[], id: string): string[] {
  const { downRevision, dependsOn } = findSample(samples, id)
  return [...downRevision, ...dependsOn.map((name) => findSample(samples, name).revision)]
}

function closure(samples: readonly Sample[], ids: readonly string[]): Set<string> {
  return new Set(ids.flatMap((id) => [id, ...closure(samples, needsOf(samples, id))]))
}

function isNeeded(samples: readonly Sample[], id: string, applied: ReadonlySet<string>): boolean {
  return [...applied].some((other) => needsOf(samples, other).includes(id))
}

function ruleRows(samples: readonly Sample[], applied: ReadonlySet<string>): string[] {
  return [...applied].filter((id) => !isNeeded(samples, id, applied)).sort()
}

function changeRows(before: readonly string[], changes: RowChanges): string[] {
  const rows = new Set(before)
  for (const row of [...changes.delete, ...changes.update.map(({ from }) => from)]) {
    if (!rows.delete(row)) throw new Error(`no row ${row} to change`)
  }
  for (const row of [...changes.update.map(({ to }) => to), ...changes.insert]) {
    if (rows.has(row)) throw new Error(`a row ${row} is there already`)
    rows.add(row)
  }
  return [...rows].sort()
}

function reverse({ delete: gone, update, insert }: RowChanges): RowChanges {
  return {
    delete: insert,
    update: update.map(({ from, to }) => ({ from: to, to: from })),
    insert: gone,
  }
}

// The samples

const ids = fc.uniqueArray(
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 6, maxLength: 6 }),
  { minLength: 1, maxLength: 12 },
)

const samples: fc.Arbitrary<Sample[]> = ids.chain((names) =>
  fc.tuple(
    ...names.map((revision, place) => {
      const earlier = fc.subarray(names.slice(0, place), { maxLength: Math.min(place, 3) })
      const label = `label${place}`
      return fc
        .record({
          downRevision: earlier,
          dependencies: fc.oneof(
            { weight: 3, arbitrary: fc.constant<string[]>([]) },
            { weight: 1, arbitrary: earlier },
          ),
          branchLabels: fc.subarray([label]),
        })
        .map(({ dependencies, ...rest }) => ({ revision, dependsOn: dependencies, ...rest }))
    }),
  ),
)

/** Dependencies by label wherever the other revision has one. */
function dependByLabel(all: readonly Sample[]): Sample[] {
  return all.map((sample) => ({
    ...sample,
    dependsOn: sample.dependsOn.map((id) => findSample(all, id).branchLabels[0] ?? id),
  }))
}

interface Command {
  readonly kind: 'upgrade' | 'downgrade' | 'stamp'
  readonly form: (id: string, other: string) => string | string[]
  readonly picks: readonly [number, number]
}

const FORMS: readonly Command['form'][] = [
  () => 'heads',
  () => 'head',
  () => 'base',
  () => '+1',
  () => '+2',
  () => '-1',
  () => '-2',
  (id) => id,
  (id) => id,
  (id) => id.slice(0, 4),
  (id) => `${id}@head`,
  (id) => `${id}@heads`,
  (id) => `${id}@base`,
  (id) => `${id}@+1`,
  (id) => `${id}@-1`,
  (id) => `${id}@-2`,
  (id) => `${id}+1`,
  (id) => `${id}-1`,
  (id, other) => `${id}@${other}`,
  (id, other) => [id, other],
  (id, other) => [`${id}@head`, `${other}@head`],
]

const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('upgrade', 'upgrade', 'downgrade', 'stamp'),
    form: fc.constantFrom(...FORMS),
    picks: fc.tuple(fc.nat(), fc.nat()),
  }),
  { minLength: 1, maxLength: 6 },
)

function run(graph: RevisionGraph, command: Command, names: readonly string[], rows: string[]) {
  const [id = '', other = ''] = command.picks.map((pick) => names[pick % names.length] ?? '')
  const target = command.form(id, other)
  if (command.kind === 'upgrade') return graph.planUpgrade(target, rows)
  if (command.kind === 'downgrade') return graph.planDowngrade(target, rows)
  return graph.planStamp(target, rows)
}

/** Runs commands one after another from an empty table; those that are refused change nothing. */
function walkThrough(
  all: readonly Sample[],
  list: readonly Command[],
  visit: (plan: Plan, rows: string[], command: Command) => void,
): void {
  const graph = RevisionGraph.from(all)
  const names = all.map(({ revision }) => revision)
  let rows: string[] = []
  for (const command of list) {
    const before = rows
    const code = catchCode(() => {
      const plan = run(graph, command, names, before)
      visit(plan, before, command)
      rows = [...plan.rows]
    })
    expect(code).toMatch(
      /^(?:no error|multiple_heads|ambiguous_relative|invalid_relative|not_in_branch|range_not_ancestor|overlapping_targets|ambiguous_revision)$/u,
    )
  }
}

/** Takes one step by the rules: refuses it where something it needs is missing, or something needs it still. */
function takeStep(all: readonly Sample[], applied: Set<string>, step: PlanStep): void {
  const { revision, direction } = step
  if (direction === 'stamp') return
  if (applied.has(revision) !== (direction === 'downgrade')) throw new Error(`${revision} twice`)
  if (direction === 'upgrade') {
    const missing = needsOf(all, revision).filter((need) => !applied.has(need))
    if (missing.length > 0) throw new Error(`${revision} before ${missing.join()}`)
    applied.add(revision)
  } else {
    if (isNeeded(all, revision, applied)) throw new Error(`${revision} is still needed`)
    applied.delete(revision)
  }
}

// The properties

it('plans steps in order, with the rows of the rule after each', () => {
  fc.assert(
    fc.property(samples.map(dependByLabel), commands, (all, list) => {
      walkThrough(all, list, (plan, before) => {
        const applied = closure(all, before)
        let rows = before
        for (const step of plan.steps) {
          takeStep(all, applied, step)
          rows = changeRows(rows, step.rowChanges)
          const expected = step.direction === 'stamp' ? closure(all, rows) : applied
          expect(rows).toEqual(ruleRows(all, expected))
        }
        expect(plan.rows).toEqual(rows)
      })
    }),
    { numRuns: 400 },
  )
})

it('gives the rows before when the row changes are undone backwards', () => {
  fc.assert(
    fc.property(samples, commands, (all, list) => {
      walkThrough(all, list, (plan, before) => {
        const backwards = [...plan.steps].reverse()
        const rows = backwards.reduce(
          (now, step) => changeRows(now, reverse(step.rowChanges)),
          [...plan.rows],
        )
        expect(rows).toEqual(before)
      })
    }),
  )
})

it('does not depend on the order of scripts, of names in a script, or of rows', () => {
  const shuffled = samples.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  )
  fc.assert(
    fc.property(shuffled, commands, ([all, mixed], list) => {
      const names = all.map(({ revision }) => revision)
      const turned = mixed.map((sample) => ({
        ...sample,
        downRevision: [...sample.downRevision].reverse(),
        dependsOn: [...sample.dependsOn].reverse(),
      }))
      const graph = RevisionGraph.from(all)
      const other = RevisionGraph.from(turned)
      const listed = (g: RevisionGraph) => g.list().map(({ revision }) => revision)
      expect(listed(other)).toEqual(listed(graph))
      let rows: string[] = []
      for (const command of list) {
        const before = rows
        const code = catchCode(() => {
          const plan = run(graph, command, names, before)
          expect(run(other, command, names, [...before].reverse())).toEqual(plan)
          rows = [...plan.rows]
        })
        expect(catchCode(() => run(other, command, names, before))).toBe(code)
      }
    }),
  )
})

it('goes up by what the target needs and the rows do not have', () => {
  fc.assert(
    fc.property(samples, fc.nat(), fc.nat(), (all, from, to) => {
      const start = all[from % all.length]?.revision ?? ''
      const target = all[to % all.length]?.revision ?? ''
      const applied = closure(all, [start])
      const plan = RevisionGraph.from(all).planUpgrade(target, [start])
      expect(plan.steps.map(({ revision }) => revision).sort()).toEqual(
        [...closure(all, [target])].filter((id) => !applied.has(id)).sort(),
      )
    }),
  )
})

it('goes down by what descends from the target or needs what does', () => {
  fc.assert(
    fc.property(samples, fc.nat(), (all, pick) => {
      const graph = RevisionGraph.from(all)
      const target = all[pick % all.length]?.revision ?? ''
      const children = all.filter(({ downRevision }) => downRevision.includes(target))
      const expected = all.filter(({ revision }) => {
        const needed = closure(all, [revision])
        return children.some((child) => needed.has(child.revision))
      })
      const isRefused = expected.length === 0 && !graph.realHeads.includes(target)
      let removed: string[] = []
      const code = catchCode(() => {
        const { steps } = graph.planDowngrade(target, graph.realHeads)
        removed = steps.map(({ revision }) => revision).sort()
      })
      expect({ code, removed }).toEqual({
        code: isRefused ? 'range_not_ancestor' : 'no error',
        removed: expected.map(({ revision }) => revision).sort(),
      })
    }),
  )
})

it('heals rows that others imply with the first step, and plans the same steps', () => {
  fc.assert(
    fc.property(samples, commands, fc.nat(), (all, list, pick) => {
      const graph = RevisionGraph.from(all)
      const names = all.map(({ revision }) => revision)
      walkThrough(all, list, (plan, rows, command) => {
        const implied = [...closure(all, rows)].filter((id) => !rows.includes(id))
        const stale = implied[pick % implied.length]
        if (stale === undefined || command.kind === 'stamp') return
        const found = [...rows, stale]
        const healed = run(graph, command, names, found)
        expect(healed.steps.map(({ revision }) => revision)).toEqual(
          plan.steps.map(({ revision }) => revision),
        )
        if (healed.steps.length === 0) return
        expect(healed.rows).toEqual(plan.rows)
        expect(
          healed.steps.reduce<string[]>((now, step) => changeRows(now, step.rowChanges), found),
        ).toEqual(plan.rows)
      })
    }),
  )
})

it('stamps to the targets and the rows that they leave alone', () => {
  fc.assert(
    fc.property(samples, fc.nat(), fc.nat(), fc.nat(), (all, first, second, third) => {
      const graph = RevisionGraph.from(all)
      const pick = (place: number): string => all[place % all.length]?.revision ?? ''
      const rows = ruleRows(all, closure(all, [pick(first), pick(third)]))
      const targets = [pick(first), pick(second)]
      const unrelated = rows.filter((row) =>
        targets.every(
          (target) => !closure(all, [row]).has(target) && !closure(all, [target]).has(row),
        ),
      )
      const plan = graph.planStamp(targets, rows)
      expect(plan.rows).toEqual(ruleRows(all, closure(all, [...targets, ...unrelated])))
    }),
  )
})

it('finds every label where it has spread to', () => {
  fc.assert(
    fc.property(samples, (all) => {
      const graph = RevisionGraph.from(all)
      const expected = new Map<string, Set<string>>(all.map((s) => [s.revision, new Set()]))
      const childrenOf = (id: string) => all.filter((s) => s.downRevision.includes(id))
      const mark = (id: string, label: string): void => {
        expected.get(id)?.add(label)
        for (const child of childrenOf(id)) mark(child.revision, label)
      }
      for (const sample of all) {
        for (const label of sample.branchLabels) {
          mark(sample.revision, label)
          let below = sample
          while (below.downRevision.length === 1) {
            below = findSample(all, below.downRevision[0] ?? '')
            const needers = all.filter((s) => needsOf(all, s.revision).includes(below.revision))
            if (needers.length > 1 || below.downRevision.length > 1) break
            expected.get(below.revision)?.add(label)
          }
        }
      }
      for (const { revision } of all) {
        expect(graph.labels(revision)).toEqual([...(expected.get(revision) ?? [])].sort())
      }
    }),
  )
})

it('lists every revision before all that it needs', () => {
  fc.assert(
    fc.property(samples, (all) => {
      const listed = RevisionGraph.from(all)
        .list()
        .map(({ revision }) => revision)
      expect([...listed].sort()).toEqual(all.map(({ revision }) => revision).sort())
      for (const id of listed) {
        for (const need of needsOf(all, id)) {
          expect(listed.indexOf(need)).toBeGreaterThan(listed.indexOf(id))
        }
      }
    }),
  )
})
