import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { installPackage, linkPackages, packPackage } from './packed-package.ts'

/** What a program printed, and how it ended. */
export interface ProgramOutput {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** How a project has the package: in its own `node_modules`, or not at all, so that a copy elsewhere is run. */
export type Installation = 'installed' | 'elsewhere'

/** A project in a folder of its own. */
export interface PackedProject {
  readonly directory: string
  /** Runs `limbeck`, and gives what it printed. */
  limbeck(...args: readonly string[]): ProgramOutput
  /** Runs `limbeck` and throws unless it ends well; gives its standard output. */
  expectLimbeck(...args: readonly string[]): string
  /** Runs any program in the project. */
  run(program: string, ...args: readonly string[]): ProgramOutput
  write(path: string, text: string): void
  read(path: string): string
  list(path: string): readonly string[]
  remove(): void
}

/** How a project is made. */
export interface PackedProjectOptions {
  /** The fields of package.json. */
  readonly manifest?: object
  readonly installation?: Installation
  /** The drivers in the project's `node_modules`. */
  readonly drivers?: readonly string[] | undefined
  readonly env?: Readonly<Record<string, string>>
}

/** Makes a project that uses the packed package. */
export function createPackedProject(options: PackedProjectOptions = {}): PackedProject {
  const { manifest = {}, installation = 'installed', drivers } = options
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-project-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), text)
  }
  write('package.json', JSON.stringify(manifest))
  if (installation === 'installed') installPackage(directory, drivers)
  else linkPackages(join(directory, 'node_modules'), drivers ?? [])

  const home =
    installation === 'installed' ? join(directory, 'node_modules/limbeck') : packPackage()
  const run = (program: string, ...args: readonly string[]) =>
    runProgram(program, args, { directory, env: options.env ?? {} })
  const limbeck = (...args: readonly string[]) =>
    run(process.execPath, join(home, 'bin/limbeck.js'), ...args)
  return {
    directory,
    run,
    limbeck,
    expectLimbeck(...args) {
      const { status, stdout, stderr } = limbeck(...args)
      if (status === 0) return stdout
      throw new Error(`limbeck ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
    },
    write,
    read: (path) => readFileSync(join(directory, path), 'utf8'),
    list: (path) => readdirSync(join(directory, path)).sort(),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

/** Runs a program in a folder, with the Node of the tests first. */
export function runProgram(
  program: string,
  args: readonly string[],
  place: { readonly directory: string; readonly env?: Readonly<Record<string, string>> },
): ProgramOutput {
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: place.directory,
    encoding: 'utf8',
    env: { ...cleanEnvironment(), PATH: path, NO_COLOR: '1', ...place.env },
  })
  if (error !== undefined) throw error
  return { status, stdout, stderr }
}

/** Nothing that the tests themselves run under may reach a project: a new user has none of it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign =
    /^(?:npm_(?:lifecycle|package|config_(?:local_)?prefix)|VITEST|NODE_ENV$|TEST$|LIMBECK_|DATABASE_URL$|FORCE_COLOR$)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
}
