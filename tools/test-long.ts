import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { formatTable } from './reference/markdown-table.ts'
import { run } from './run.ts'

/** The properties that obey `LIMBECK_PROPERTY_CASES` and `LIMBECK_PROPERTY_SEED`. */
const SUITES = [
  ['Operations on SQLite', 'test/operations/property/sqlite.test.ts'],
  ['Operations on PostgreSQL', 'test/operations/property/postgresql.test.ts'],
  ['Operations on MariaDB', 'test/operations/property/mariadb.test.ts'],
  ['Pairs of models on SQLite', 'test/autogenerate/random/sqlite.test.ts'],
  ['Pairs of models on PostgreSQL', 'test/autogenerate/random/postgresql.test.ts'],
  ['Pairs of models on MariaDB', 'test/autogenerate/random/mariadb.test.ts'],
  ['Rebuilds of tables on SQLite', 'test/sqlite-rebuild/property.test.ts'],
] as const

type Suite = (typeof SUITES)[number]

const PAGE = fileURLToPath(new URL('../docs/long-run.md', import.meta.url))

const INTRODUCTION = `# The long run

\`npm run test:long\` draws random databases and an operation for each, runs it on the real engine and looks at the
engine's own catalog: afterwards it is the one that the operation's effect on the schema model foretells, and after the
reverse it is as before, with the rows. Every kind of operation gets its share of the cases.

It draws pairs of models too, with the answers to what was renamed, and does with each what a project does: the script
that \`generate\` writes for the first is run in an empty database, then the one for the second. After each nothing is left
to do; the catalog is the one that the operations foretell, and the one that the second model makes by itself; rows are
kept; and when the second script is run down, everything is as it was before, names included.

The ordinary tests do the same with 150 cases of a fixed seed.

A run is repeated by its seed: \`LIMBECK_PROPERTY_SEED=… LIMBECK_PROPERTY_CASES=… npm run test:long\`; words behind it
(\`-- postgresql\`, \`-- pairs\`) choose some of the properties. Each run writes its results here.
`

/** The rows of the page, by the property that they tell of. */
type Results = ReadonlyMap<string, readonly string[]>

const HEADINGS = ['property', 'cases', 'failures', 'time', 'day', 'Node', 'seed'] as const

/** Runs one property, tells of it, and gives its row of the page. They run side by side: each has its own databases. */
async function runSuite(
  [title, file]: Suite,
  { cases, seed }: { readonly cases: string; readonly seed: string },
): Promise<readonly string[]> {
  const start = performance.now()
  const { exitCode, output } = await run('npx', ['vitest', 'run', file])
  const seconds = Math.round((performance.now() - start) / 1000)
  const result = exitCode === 0 ? 'none' : 'found'
  process.stdout.write(`${title}: failures ${result}, ${seconds} s\n`)
  if (exitCode !== 0) {
    process.stdout.write(output)
    process.exitCode = 1
  }
  const day = new Date().toISOString().slice(0, 10)
  return [title, cases, result, `${seconds} s`, day, process.version, seed]
}

/** What earlier runs wrote. */
function readResults(): Results {
  if (!existsSync(PAGE)) return new Map()
  const rows = readFileSync(PAGE, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  return new Map(rows.map((row) => [row[0] ?? '', row]))
}

/** All properties, or those whose titles hold a word of the command line. */
function selectSuites(words: readonly string[]): readonly Suite[] {
  const selected = SUITES.filter(
    ([title]) =>
      words.length === 0 || words.some((word) => title.toLowerCase().includes(word.toLowerCase())),
  )
  if (selected.length > 0) return selected
  throw new Error(`None of ${SUITES.map(([title]) => `"${title}"`).join(', ')} holds such a word`)
}

/** Runs the properties with many cases of a seed that is drawn, tells of them and writes the page. */
async function runLong(suites: readonly Suite[]): Promise<void> {
  const cases = process.env['LIMBECK_PROPERTY_CASES'] ?? '5000'
  const seed = process.env['LIMBECK_PROPERTY_SEED'] ?? String(randomInt(2 ** 31))
  process.env['LIMBECK_PROPERTY_CASES'] = cases
  process.env['LIMBECK_PROPERTY_SEED'] = seed
  process.stdout.write(`${cases} cases for each, seed ${seed}\n`)
  const fresh = await Promise.all(suites.map((suite) => runSuite(suite, { cases, seed })))
  const results = new Map([...readResults(), ...fresh.map((row) => [row[0] ?? '', row] as const)])
  const rows = SUITES.flatMap(([title]) => {
    const row = results.get(title)
    return row === undefined ? [] : [row]
  })
  writeFileSync(
    PAGE,
    `${INTRODUCTION}\n## Last results\n\n${formatTable(HEADINGS, rows).join('\n')}\n`,
  )
}

await runLong(selectSuites(process.argv.slice(2)))
