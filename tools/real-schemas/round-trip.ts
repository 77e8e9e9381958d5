import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  createMigrator,
  isLimbeckError,
  type Migrator,
  type NotModelledInfo,
} from '../../src/index.ts'
import { run } from '../run.ts'
import type { Engine } from './engines.ts'
import { compareDumps } from './schema-dump.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What became of a database that was pulled and made again. */
export interface RoundTrip {
  readonly tables: number
  readonly pullMs: number
  /** What the compiler says of the models; empty where they compile. */
  readonly compiler: string
  /** What Biome would write otherwise, as its output; empty where nothing. */
  readonly formatter: string
  /** What `check` found behind `pull`. */
  readonly changes: readonly object[]
  readonly unverified: number
  readonly notModelled: readonly NotModelledInfo[]
  /** Why the other database could not be made; empty where it could. */
  readonly failure: string
  /** What differs between the dumps of both databases. */
  readonly differences: readonly string[]
}

/** Pulls the models of one database, checks them, and makes another of them. `directory` is empty and takes the files. */
export async function makeRoundTrip(
  engine: Pick<Engine, 'dump'>,
  { original, copy, directory }: Readonly<Record<'original' | 'copy' | 'directory', string>>,
): Promise<RoundTrip> {
  const schema = join(directory, 'schema.ts')
  const settings = { baseDirectory: directory, schema, includeSchemas: !original.startsWith('m') }
  const source = await createMigrator({ ...settings, url: original })
  const target = await createMigrator({ ...settings, url: copy })
  try {
    await source.init()
    const start = performance.now()
    const { tables, notModelled } = await source.pull()
    const pullMs = Math.round(performance.now() - start)
    const { changes, unverified } = await source.check()
    const failure = await makeAgain(target)
    const differences = compareDumps(await engine.dump(original), await engine.dump(copy))
    return {
      tables: tables.length,
      pullMs,
      compiler: await compileModels(directory),
      formatter: formatModels(schema),
      changes,
      unverified: unverified.length,
      notModelled,
      failure,
      differences,
    }
  } finally {
    await source.close()
    await target.close()
  }
}

async function makeAgain(target: Migrator): Promise<string> {
  try {
    await target.generate({ message: 'everything' })
    await target.upgrade()
    return ''
  } catch (error) {
    const { statement } = isLimbeckError(error) ? (error.details ?? {}) : {}
    return `${String(error)} ${String(statement)}`
  }
}

async function compileModels(directory: string): Promise<string> {
  const config = join(directory, 'tsconfig.json')
  const paths = {
    'limbeck/schema': [join(ROOT, 'src/schema.ts')],
    limbeck: [join(ROOT, 'src/index.ts')],
  }
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }')
  const typeRoots = [join(ROOT, 'node_modules/@types')]
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: { paths, typeRoots },
      include: [],
      files: ['schema.ts'],
    }),
  )
  const compiler = join(ROOT, 'node_modules/typescript-7/bin/tsc')
  const { exitCode, output } = await run(process.execPath, [
    compiler,
    '-p',
    config,
    '--pretty',
    'false',
  ])
  return exitCode === 0 ? '' : output
}

function formatModels(schema: string): string {
  const input = readFileSync(schema, 'utf8')
  const parameters = ['biome', 'check', '--write', '--stdin-file-path=schema.ts']
  const output = execFileSync('npx', parameters, {
    cwd: ROOT,
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  return compareDumps(input.split('\n'), output.split('\n')).join('\n')
}
