import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What a command line gave. */
export interface CommandOutput {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Packs the built package as `npm publish` would, and unpacks it; gives the folder of the package. */
export function packPackage(): string {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-packed-'))
  const output = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', directory],
    {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const [packed] = JSON.parse(output) as { filename: string }[]
  if (packed === undefined) throw new Error('npm pack wrote no tarball')
  execFileSync('tar', ['xzf', join(directory, packed.filename), '-C', directory])
  linkDependencies(join(directory, 'package'))
  return join(directory, 'package')
}

/** Puts the unpacked package into a project, as an installation would. */
export function installPackage(packageDirectory: string, project: string): void {
  const modules = join(project, 'node_modules')
  mkdirSync(join(modules, '.bin'), { recursive: true })
  cpSync(packageDirectory, join(modules, 'limbeck'), { recursive: true, verbatimSymlinks: true })
  linkAll(modules)
}

/** Runs `limbeck` from the given copy of the package. */
export function runLimbeck(
  packageDirectory: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): CommandOutput {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(packageDirectory, 'bin/limbeck.js'), ...args],
    { cwd: options.cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', ...options.env } },
  )
  return { status, stdout, stderr }
}

/** The dependencies of the checkout stand in for those that an installation would download. */
function linkDependencies(packageDirectory: string): void {
  const modules = join(packageDirectory, 'node_modules')
  mkdirSync(modules, { recursive: true })
  linkAll(modules)
}

function linkAll(modules: string): void {
  const source = join(ROOT, 'node_modules')
  for (const name of listPackages(source)) {
    const target = join(modules, name)
    if (name === 'limbeck' || existsSync(target)) continue
    mkdirSync(dirname(target), { recursive: true })
    symlinkSync(join(source, name), target)
  }
}

function listPackages(modules: string): readonly string[] {
  return readdirSync(modules).flatMap((name) => {
    if (name.startsWith('.')) return []
    return name.startsWith('@')
      ? readdirSync(join(modules, name)).map((scoped) => `${name}/${scoped}`)
      : [name]
  })
}
