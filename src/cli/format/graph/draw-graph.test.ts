import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { drawRecords } from '../../../../test/cli/draw-records.ts'
import { traceDrawing } from '../../../../test/cli/trace-drawing.ts'
import { sketchRevision } from '../../../../test/graph/sketch.ts'
import { toList } from '../../../graph/revision-record.ts'
import { RevisionGraph, type RevisionRecord } from '../../../graph.ts'
import { measureText } from '../text-width.ts'

function draw(text: string, options: Parameters<typeof drawRecords>[1] = {}): string {
  const records = text
    .trim()
    .split('\n')
    .map((line) => sketchRevision(line.trim()))
  return `\n${drawRecords(records, options).join('\n')}\n`
}

describe('drawings', () => {
  test('a line', () => {
    expect(draw('a1\nb2 < a1\nc3 < b2', { message: 'what it does' })).toBe(`
● c3 (head), what it does
● b2, what it does
● a1, what it does
`)
  })

  test('a branch and a merge', () => {
    expect(draw('a1\nb1 < a1\nb2 < a1\nc1 < b1, b2')).toBe(`
●─╮ c1 (head) (mergepoint)
● │ b1
├─● b2
● a1 (branchpoint)
`)
  })

  test('three merged, and what goes past them', () => {
    expect(draw('a1\nb1 < a1\nb2 < a1\nb3 < a1\nc1 < b1, b2, b3\nd1 < a1\nd2 < d1')).toBe(`
●─┬─╮ c1 (head) (mergepoint)
● │ │ b1
├─● │ b2
├───● b3
│ ● d2 (head)
├─● d1
● a1 (branchpoint)
`)
  })

  test('heads of one revision take one lane, apart from each other', () => {
    expect(draw('a1\nb1 < a1\nb2 < a1\nb3 < a1')).toBe(`
● b1 (head)
├─● b2 (head)
│
├─● b3 (head)
● a1 (branchpoint)
`)
  })

  test('histories of their own do not touch', () => {
    expect(draw('a1\na2 < a1\nb1')).toBe(`
● a2 (head)
● a1

● b1 (head)
`)
  })

  test('dependencies leave sideways, dotted', () => {
    expect(draw('a1 [core]\ne1 [billing]\ne2 < e1 + core\ne3 < e2')).toBe(`
● e3 [billing] (head)
●┄╮ e2 [billing]
● ┆ e1 [billing]
  ● a1 [core] (effective head)
`)
  })

  test('down revisions and dependencies that both go sideways have a row each', () => {
    expect(draw('a1\nb1 < a1\nb2 < a1\ne1\nc1 < b1, b2 + e1')).toBe(`
●─╮   c1 (head) (mergepoint)
├┄│┄╮
● │ ┆ b1
├─● ┆ b2
●   ┆ a1 (branchpoint)
    ● e1 (effective head)
`)
  })

  test('in ASCII', () => {
    const text = 'a1\nb1 < a1\nb2 < a1\nb3 < a1\ne1\nc1 < b1, b2, b3 + e1'
    expect(draw(text, { supportsUnicode: false })).toBe(`
*-v-\\   c1 (head) (mergepoint)
+.|.|.\\
* | | : b1
+-* | : b2
+---* : b3
*     : a1 (branchpoint)
      * e1 (effective head)
`)
  })

  test('a missing revision and a circle are told by name', () => {
    expect(draw('a1 < gone + lost\nb1 < c1\nc1 < b1\nd1 < d1')).toBe(`
● a1 (head) (after gone) (needs lost)

● d1 (head) (after d1)

● b1
● c1 (after b1)
`)
  })

  test('a message is cut where the line ends, and takes no other line', () => {
    const options = { columns: 30, message: '顧客テーブルを作成する and more\n\u001b[31m' }
    expect(draw('a1\nb1 < a1', options)).toBe(`
● b1 (head), 顧客テーブルを作…
● a1, 顧客テーブルを作成する …
`)
  })
})

/** All edges that records speak of, written as the tracer writes them. */
function listEdges(records: readonly RevisionRecord[]): readonly string[] {
  return records
    .flatMap(({ revision, downRevision, dependsOn }) => {
      const parents = toList(downRevision)
      return [
        ...parents.map((parent) => `${parent} -> ${revision}`),
        ...toList(dependsOn)
          .filter((need) => !parents.includes(need))
          .map((need) => `${need} ~> ${revision}`),
      ]
    })
    .sort()
}

/** What has to be read out of every drawing of records. */
function sayAll(records: readonly RevisionRecord[]) {
  const revisions = RevisionGraph.from(records)
    .list()
    .map(({ revision }) => revision)
  const drawing = { revisions, edges: listEdges(records), isTooWide: false }
  return [drawing, drawing]
}

/** What is read out of the drawings of records, in Unicode and in ASCII. */
function readBack(records: readonly RevisionRecord[], columns: number) {
  return [true, false].map((supportsUnicode) => {
    const lines = drawRecords(records, { columns, message: 'does 顧客 things', supportsUnicode })
    const isTooWide = lines.some((line) => measureText(line) > columns)
    return { ...traceDrawing(lines), isTooWide }
  })
}

describe('whoever follows the lines of a drawing finds every edge', () => {
  const createRecords = (size: number, isBelow: (need: number, place: number) => boolean) =>
    fc
      .array(
        fc.record({
          parents: fc.uniqueArray(fc.nat({ max: size }), { maxLength: 3 }),
          needs: fc.uniqueArray(fc.nat({ max: size }), { maxLength: 2 }),
          hasNeeds: fc.boolean(),
        }),
        { maxLength: size, size: 'max' },
      )
      .map((nodes) =>
        nodes.map(({ parents, needs, hasNeeds }, place): RevisionRecord => {
          const list = (names: readonly number[]) =>
            names.filter((need) => isBelow(need, place)).map((need) => `R${need}`)
          return {
            revision: `R${place}`,
            downRevision: list(parents),
            dependsOn: hasNeeds ? list(needs) : null,
            branchLabels: null,
          }
        }),
      )
  const widths = fc.constantFrom(20, 32, 80, 200)

  it('in any history', () => {
    fc.assert(
      fc.property(
        createRecords(40, (need, place) => need < place),
        widths,
        (records, columns) => {
          expect(readBack(records, columns)).toEqual(sayAll(records))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('in histories of near neighbours, which are as most are', () => {
    const near = createRecords(40, (need, place) => need < place && need > place - 6)
    fc.assert(
      fc.property(near, widths, (records, columns) => {
        expect(readBack(records, columns)).toEqual(sayAll(records))
      }),
      { numRuns: 300 },
    )
  })

  it('where revisions are missing and circles are closed', () => {
    fc.assert(
      fc.property(
        createRecords(12, () => true),
        widths,
        (records, columns) => {
          expect(readBack(records, columns)).toEqual(sayAll(records))
        },
      ),
      { numRuns: 300 },
    )
  })
})

it('draws whatever stands in scripts within the width, and nothing that a terminal obeys', () => {
  const name = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  const record = fc.record({
    revision: name,
    downRevision: fc.array(name, { maxLength: 2 }),
    dependsOn: fc.array(name, { maxLength: 1 }),
    branchLabels: fc.array(name, { maxLength: 1 }),
  })
  fc.assert(
    fc.property(fc.array(record), name, fc.constantFrom(20, 80), (records, message, columns) => {
      const lines = drawRecords(records, { columns, message })
      expect(lines.filter((line) => measureText(line) > columns)).toEqual([])
      expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u)
    }),
  )
})

describe('wide graphs', () => {
  const COUNT = 60
  const record = (
    revision: string,
    downRevision: readonly string[],
    dependsOn: readonly string[] = [],
  ): RevisionRecord => ({ revision, downRevision, dependsOn, branchLabels: null })
  const each = (create: (place: number) => readonly RevisionRecord[]) =>
    Array.from({ length: COUNT }, (_, place) => create(place)).flat()

  test.each<[name: string, records: readonly RevisionRecord[]]>([
    ['heads of one revision', [record('R0', []), ...each((n) => [record(`Rb${n}`, ['R0'])])]],
    [
      'one merge of all',
      [
        record('R0', []),
        ...each((n) => [record(`Rb${n}`, ['R0']), record(`Rc${n}`, [`Rb${n}`])]),
        record(
          'Rz',
          each((n) => [record(`Rc${n}`, [])]).map(({ revision }) => revision),
        ),
      ],
    ],
    [
      'lines that depend on each other',
      each((n) => [
        record(`Ra${n}`, []),
        record(`Rb${n}`, [`Ra${n}`], [`Ra${(n + 29) % COUNT}`, `Ra${(n * 7) % COUNT}`]),
        record(`Rc${n}`, [`Rb${n}`]),
      ]),
    ],
  ])('%s', (_, records) => {
    for (const columns of [40, 80, 120]) expect(readBack(records, columns)).toEqual(sayAll(records))
  })

  test('lanes leave half of the line to the text', () => {
    const parents = Array.from({ length: COUNT }, (_, n) => `R${n}`)
    const lines = drawRecords([...parents.map((id) => record(id, [])), record('Rz', parents)])
    const lanes = lines.map((line) => line.search(/[R(]/))
    expect(Math.max(...lanes)).toBe(40)
  })
})

describe('two thousand revisions', () => {
  const SIZE = 2000
  const create = (place: number, parents: readonly number[], needs: readonly number[] = []) => {
    const list = (places: readonly number[]) => places.filter((n) => n >= 0).map((n) => `R${n}`)
    return {
      revision: `R${place}`,
      downRevision: list(parents),
      dependsOn: list(needs),
      branchLabels: null,
    }
  }
  test.each<[string, (place: number) => RevisionRecord]>([
    ['chain', (n) => create(n, [n - 1])],
    ['diamonds', (n) => create(n, n % 3 === 0 ? [n - 2, n - 1] : [n - (n % 3)])],
    ['ladder', (n) => create(n, [n - 2], [n % 2 === 0 ? n - 1 : n - 3])],
    ['sixty lines', (n) => create(n, [n - 60], n % 7 === 0 ? [n - 31] : [])],
    ['one parent of all', (n) => create(n, n === 0 ? [] : [0])],
    [
      'one merge of all',
      (n) => create(n, n < SIZE - 1 ? [] : Array.from({ length: n }, (_, i) => i)),
    ],
  ])('%s', (_, shape) => {
    const records = Array.from({ length: SIZE }, (_, place) => shape(place))
    const lines = drawRecords(records)
    expect(Math.max(...lines.map(measureText))).toBeLessThanOrEqual(80)
    expect(traceDrawing(lines).edges).toEqual(listEdges(records))
  })
})

test('who follows a drawing falls for no other one', () => {
  const tracedOf = (text: string) => traceDrawing(text.trim().split('\n')).edges
  expect(tracedOf('● Rb\n├┄● Rc\n● Ra')).toEqual(['Ra -> Rb', 'Ra ~> Rc'])
  expect(tracedOf('● Rb\n\n● Ra')).toEqual([])
  expect(tracedOf('●─│─╮ Rc\n● │ │ Rb\n  │ ● Ra')).toEqual(['Ra -> Rc', 'Rb -> Rc'])
  expect(() => tracedOf('●─╮ Rb\n● Ra')).toThrow('ends')
})
