import { mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { inspect } from 'node:util'
import { ENGINES, type EngineName } from './real-schemas/engines.ts'
import { makeRoundTrip, type RoundTrip } from './real-schemas/round-trip.ts'
import { formatTable } from './reference/markdown-table.ts'

const USAGE = `node tools/real-schemas.ts postgresql|mariadb|sqlite FOLDER [SERVER] [--details]

Loads each schema of a folder (a file of SQL, or a folder of such files in the order of their names) into a new
database, pulls its models, checks them, makes another database of them with generate and upgrade, and compares what
the engine's own tools say of both. A file first.sql makes what no model knows, in both. SERVER is a URL without a database; SQLite needs none.`

const SERVERS: Readonly<Record<EngineName, string>> = {
  postgresql: 'postgresql://root@127.0.0.1:5432',
  mariadb: 'mariadb://root@127.0.0.1:3306',
  sqlite: '',
}

interface NamedSchema {
  readonly name: string
  /** What no model knows and others are built on. */
  readonly first: readonly string[]
  readonly files: readonly string[]
}

function listSchemas(folder: string): readonly NamedSchema[] {
  return readdirSync(folder)
    .toSorted()
    .map((entry) => {
      const path = join(folder, entry)
      const { name } = parse(entry)
      if (!statSync(path).isDirectory()) return { name, first: [], files: [path] }
      const files = readdirSync(path).toSorted()
      const isFirst = (file: string) => file === 'first.sql'
      const place = (file: string) => join(path, file)
      return {
        name: entry,
        first: files.filter(isFirst).map(place),
        files: files.filter((file) => !isFirst(file)).map(place),
      }
    })
}

async function run(engineName: EngineName, folder: string, server: string, details: boolean) {
  const engine = ENGINES[engineName]
  const base = mkdtempSync(join(tmpdir(), 'limbeck-real-'))
  const rows: (readonly string[])[] = []
  for (const { name, first, files } of listSchemas(folder)) {
    const directory = join(base, name)
    mkdirSync(directory)
    const names = ['original', 'copy'].map(
      (role) => `limbeck_real_${name.replaceAll(/\W/g, '_')}_${role}`,
    )
    try {
      for (const each of names) await engine.drop(server || directory, each)
      const [original = '', copy = ''] = await Promise.all(
        names.map((each) => engine.create(server || directory, each)),
      )
      await engine.load(original, [...first, ...files])
      await engine.load(copy, first)
      const trip = await makeRoundTrip(engine, { original, copy, directory })
      rows.push([name, ...describeTrip(trip)])
      if (details)
        console.log(
          name,
          directory,
          inspect(trip, { depth: 8, maxArrayLength: null, maxStringLength: 3000 }),
        )
    } catch (error) {
      rows.push([name, 'failed'])
      console.log(name, directory, error)
      process.exitCode = 1
    } finally {
      for (const each of names) await engine.drop(server || directory, each)
    }
  }
  const head = [
    'schema',
    'tables',
    'pull',
    'compiles',
    'formatted',
    'check quiet',
    'not verified',
    'not modelled',
    'dump equal',
  ]
  console.log(formatTable(head, rows).join('\n'))
}

function describeTrip(trip: RoundTrip): readonly string[] {
  const say = (isSo: boolean, otherwise: string) => (isSo ? 'yes' : otherwise)
  return [
    String(trip.tables),
    `${trip.pullMs} ms`,
    say(trip.compiler === '', 'no'),
    say(trip.formatter === '', 'no'),
    say(trip.changes.length === 0, `no: ${trip.changes.length}`),
    String(trip.unverified),
    String(trip.notModelled.length),
    describeCopy(trip),
  ]
}

function describeCopy({ failure, differences }: RoundTrip): string {
  if (failure !== '') return 'not made'
  const objects = differences.filter((line) => !line.startsWith(' '))
  return objects.length === 0 ? 'yes' : `no: ${objects.length}`
}

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const [engineName = '', folder, server] = words
if (folder === undefined || !Object.hasOwn(ENGINES, engineName)) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  const name = engineName as EngineName
  await run(name, folder, server ?? SERVERS[name], process.argv.includes('--details'))
}
