import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

/** The checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The drivers that a project can install beside the package. */
export const DRIVERS = ['@electric-sql/pglite', 'better-sqlite3', 'libsql', 'mysql2', 'pg'] as const

const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>
}

/** What comes with the package without being asked for, and Kysely. */
const DEPENDENCIES = [...Object.keys(MANIFEST.dependencies), 'kysely']

/** The packed package, as other places than the checkout have it. */
export interface PackedPackage {
  /** What `npm publish` would send. */
  readonly tarball: string
  /** The unpacked package, with its dependencies and all drivers: a copy that no project has installed. */
  readonly directory: string
  /** The unpacked package with its dependencies alone: for projects that bring their own drivers. */
  readonly withoutDrivers: string
}

/** Packs the built package, once for all test files of a run, and gives the folder of the unpacked copy. */
export function packPackage(): string {
  return findPackedPackage().directory
}

/** The packed package of this run. The first caller packs it, the others wait. */
export function findPackedPackage(): PackedPackage {
  const place = inject('packedDirectory')
  const resultFile = join(place, 'result')
  if (claim(join(place, 'claimed'))) {
    writeFileSync(resultFile, pack(place))
  } else {
    waitForFile(resultFile)
  }
  const filename = readFileSync(resultFile, 'utf8')
  if (filename === '') throw new Error('npm pack failed in another test file')
  return {
    tarball: join(place, filename),
    directory: join(place, 'package'),
    withoutDrivers: join(place, 'bare', 'package'),
  }
}

/** Puts the package into a project, as `npm install limbeck DRIVER…` does, without a registry. */
export function installPackage(project: string, drivers: readonly string[] = DRIVERS): void {
  const modules = join(project, 'node_modules')
  mkdirSync(join(modules, '.bin'), { recursive: true })
  cpSync(packPackage(), join(modules, 'limbeck'), {
    recursive: true,
    filter: (path) => !path.endsWith('/package/node_modules'),
  })
  const program = join(modules, '.bin', 'limbeck')
  if (!existsSync(program)) symlinkSync('../limbeck/bin/limbeck.js', program)
  linkPackages(modules, [...DEPENDENCIES, ...drivers])
}

/** Puts packages of the checkout into a `node_modules`; they stand in for those that npm would download. */
export function linkPackages(modules: string, names: readonly string[]): void {
  for (const name of names) {
    const source = join(ROOT, 'node_modules', name)
    const target = join(modules, name)
    if (!existsSync(source)) throw new Error(`The checkout has no package "${name}"`)
    if (existsSync(target)) continue
    mkdirSync(dirname(target), { recursive: true })
    symlinkSync(source, target)
  }
}

function claim(path: string): boolean {
  try {
    mkdirSync(path)
    return true
  } catch {
    return false
  }
}

/** Gives the name of the tarball; an empty one tells those who wait that it failed. */
function pack(place: string): string {
  try {
    const output = execFileSync(
      'npm',
      ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', place],
      { cwd: ROOT, encoding: 'utf8' },
    )
    const [packed] = JSON.parse(output) as readonly { readonly filename: string }[]
    const filename = packed?.filename ?? ''
    const bare = join(place, 'bare')
    mkdirSync(bare)
    for (const directory of [place, bare]) {
      execFileSync('tar', ['xzf', join(place, filename), '-C', directory])
    }
    if (!readdirSync(join(place, 'package', 'dist')).includes('bin')) {
      throw new Error('The package has no program: run `npm run build` before its tests')
    }
    linkPackages(join(bare, 'package', 'node_modules'), DEPENDENCIES)
    linkPackages(join(place, 'package', 'node_modules'), [...DEPENDENCIES, ...DRIVERS])
    return filename
  } catch (error) {
    writeFileSync(join(place, 'result'), '')
    throw error
  }
}

const PAUSE_MS = 50
const PATIENCE_MS = 60_000

function waitForFile(path: string): void {
  const clock = new Int32Array(new SharedArrayBuffer(4))
  for (let waitedMs = 0; !existsSync(path); waitedMs += PAUSE_MS) {
    if (waitedMs > PATIENCE_MS) throw new Error('npm pack took too long in another test file')
    Atomics.wait(clock, 0, 0, PAUSE_MS)
  }
}
