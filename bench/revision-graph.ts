/**
 * Measures how long it takes to build a revision graph and to plan an upgrade of an empty database to its heads.
 * Run with `node bench/revision-graph.ts`. Times are in milliseconds; only the sizes and shapes are fixed, the machine is yours.
 */
import { RevisionGraph, type RevisionRecord } from '../src/graph.ts'

const SIZES = [1_000, 2_000, 5_000, 10_000, 20_000]
const RUNS = 11

type Shape = 'random' | 'chain' | 'diamonds' | 'ladder'

const SHAPES: Readonly<Record<Shape, (size: number) => RevisionRecord[]>> = {
  random: createRandom,
  chain: createChain,
  diamonds: createDiamonds,
  ladder: createLadder,
}

/** A small generator of its own (mulberry32), so that every run measures the same graph. */
function createRandomSource(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Ids as they are made for scripts: twelve hexadecimal digits in no order. */
function createIds(size: number): string[] {
  const random = createRandomSource(7)
  const ids = new Set<string>()
  while (ids.size < size) {
    ids.add(
      Math.floor(random() * 2 ** 48)
        .toString(16)
        .padStart(12, '0'),
    )
  }
  return [...ids]
}

function createRecord(
  revision: string,
  downRevision: readonly string[],
  dependsOn: readonly string[] = [],
): RevisionRecord {
  return { revision, downRevision, dependsOn, branchLabels: null }
}

function pick(ids: readonly string[], place: number): string[] {
  const id = ids[place]
  return id === undefined ? [] : [id]
}

function createChain(size: number): RevisionRecord[] {
  const ids = createIds(size)
  return ids.map((id, place) => createRecord(id, pick(ids, place - 1)))
}

/** Each merge has two children, which the next merge joins. */
function createDiamonds(size: number): RevisionRecord[] {
  const ids = createIds(size)
  return ids.map((id, place) => {
    if (place % 3 !== 0) return createRecord(id, pick(ids, place - (place % 3)))
    return createRecord(id, [...pick(ids, place - 2), ...pick(ids, place - 1)])
  })
}

/** Two parallel chains; each revision depends on its neighbour below in the other one. */
function createLadder(size: number): RevisionRecord[] {
  const ids = createIds(size)
  return ids.map((id, place) =>
    createRecord(id, pick(ids, place - 2), pick(ids, place % 2 === 0 ? place - 1 : place - 3)),
  )
}

/** Mostly lines, some branches, some merges of up to three, some dependencies across; labels on the roots. */
function createRandom(size: number): RevisionRecord[] {
  const ids = createIds(size)
  const random = createRandomSource(size)
  return ids.map((id, place) => {
    if (place === 0 || random() < 0.002) {
      return { ...createRecord(id, []), branchLabels: [`branch${place}`] }
    }
    const recent = (): string[] => pick(ids, place - 1 - Math.floor(random() * Math.min(place, 20)))
    const parents = random() < 0.15 ? [...recent(), ...recent(), ...recent()] : recent()
    const dependsOn = random() < 0.15 ? pick(ids, Math.floor(random() * place)) : []
    return createRecord(id, parents, dependsOn)
  })
}

function measure(records: readonly RevisionRecord[]): number {
  const start = performance.now()
  const plan = RevisionGraph.from(records).planUpgrade('heads', [])
  const spent = performance.now() - start
  if (plan.steps.length !== records.length) throw new Error('the plan is not complete')
  return spent
}

function quantile(sorted: readonly number[], part: number): string {
  return (sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN).toFixed(1)
}

console.log(`build and planUpgrade('heads', []), ${RUNS} runs each, milliseconds`)
console.log('| shape | revisions | first run | lower quartile | median | upper quartile |')
console.log('| --- | ---: | ---: | ---: | ---: | ---: |')
for (const [shape, create] of Object.entries(SHAPES)) {
  for (const size of SIZES) {
    const records = create(size)
    const first = measure(records)
    const times = Array.from({ length: RUNS }, () => measure(records)).sort((a, b) => a - b)
    const cells = [0.25, 0.5, 0.75].map((part) => quantile(times, part))
    console.log(`| ${shape} | ${size} | ${first.toFixed(1)} | ${cells.join(' | ')} |`)
  }
}
