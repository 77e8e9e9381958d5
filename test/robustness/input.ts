import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findExitCode } from '../../src/cli/exit-codes.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { ERROR_CODES, type ErrorCode, LimbeckError } from '../../src/errors/index.ts'
import { createTestTerminal } from '../cli/test-terminal.ts'

/** A command line in a project where something is wrong, or may be. */
export interface Input {
  readonly line: readonly string[]
  /** Files that are written over those of the project. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** What cannot be said with files. */
  readonly prepare?: (directory: string) => void
  readonly environment?: Readonly<Record<string, string>>
  /** The code of the error; `any` where it may be an error or the right result. An error unless told. */
  readonly outcome?: ErrorCode | 'any' | 'success'
}

/** The file of the script that comes next in the project. */
export const NEXT_SCRIPT = 'migrations/versions/b2f0c1d2e3a4_second.mjs'

const FIRST = `/** first */
export const revision = 'a1'
export const downRevision = null
export async function upgrade(op) { await op.execute('CREATE TABLE first (id integer)') }
export async function downgrade(op) { await op.dropTable('first') }
`
const SECOND = FIRST.replaceAll('first', 'second')
  .replace("'a1'", "'b2'")
  .replace('downRevision = null', "downRevision = 'a1'")

/** Makes a project at its first revision, with a second one to come. */
export async function createBaseProject(url: string): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-base-'))
  writeFiles(directory, {
    'limbeck.config.mjs': `export default { url: ${JSON.stringify(url)} }\n`,
    'migrations/versions/a1_first.mjs': FIRST,
    [NEXT_SCRIPT]: SECOND,
  })
  const terminal = createTestTerminal({ workingDirectory: directory })
  if ((await runCli(['upgrade', 'a1'], terminal)) !== 0) throw new Error(terminal.readStderr())
  return directory
}

/** Writes files below a folder. */
export function writeFiles(
  directory: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

/** What distinguishes one input from another. */
export function describeInput({ line, files, prepare, environment }: Input): string {
  const texts = Object.entries(files ?? {}).map(([path, content]) => [
    path,
    typeof content === 'string' ? content : Buffer.from(content).toString('latin1'),
  ])
  return JSON.stringify([line, texts, prepare?.toString(), environment])
}

/**
 * Runs an input in a copy of the base project. Gives what is wrong with how it ended; nothing where it ended with the
 * right result, or with one clear error and everything as it was.
 */
export async function findFault(
  input: Input,
  base: string,
  dumpDatabase: () => Promise<string> = async () => '',
): Promise<string | undefined> {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-input-'))
  try {
    cpSync(base, directory, { recursive: true })
    writeFiles(directory, input.files ?? {})
    input.prepare?.(directory)
    const before = [...listFiles(directory), await dumpDatabase()]
    const end = await runInput(input, directory)
    const fault = findFaultOf(end, input.outcome)
    if (fault !== undefined) return `${fault}: ${shorten(end.stdout + end.stderr)}`
    const after = [...listFiles(directory), await dumpDatabase()]
    // A script whose hook failed is kept.
    if (end.exitCode === 0 || end.stdout.includes('"hook_failed"')) return undefined
    const change = after.find((line, index) => line !== before[index])
    return change === undefined && after.length === before.length
      ? undefined
      : `changed ${shorten(change ?? 'files')}: ${shorten(end.stdout)}`
  } finally {
    allowEverything(directory)
    rmSync(directory, { recursive: true, force: true })
  }
}

function shorten(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 400)
}

interface End {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

async function runInput({ line, environment }: Input, directory: string): Promise<End> {
  const variables = { ...process.env }
  const terminal = createTestTerminal({
    workingDirectory: directory,
    environment: environment ?? {},
  })
  try {
    const exitCode = await runCli(['--json', ...line], terminal)
    return { exitCode, stdout: terminal.readStdout(), stderr: terminal.readStderr() }
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name]
  }
}

/** Lines of stacks, modules of Node, and what is said of errors that nobody foresaw. */
const UNCLEAR = /^\s+at .*:\d+:\d+\)?$|node:internal|bug of Limbeck|\[object Object\]/m

function findFaultOf(
  { exitCode, stdout, stderr }: End,
  outcome: Input['outcome'],
): string | undefined {
  if (UNCLEAR.test(stdout) || UNCLEAR.test(stderr)) return 'is not clear'
  if (HELP.test(stdout + stderr)) return undefined
  const answer = parseJson(stdout)
  if (answer === undefined) return 'is no JSON'
  if (answer.ok === true) {
    if (exitCode !== 0 && exitCode !== 3) return `succeeded with status ${exitCode}`
    return outcome === 'any' || outcome === 'success' ? undefined : 'succeeded'
  }
  const { code, message, hint } = answer.error ?? {}
  if (code === undefined || !(code in ERROR_CODES)) return `has no code: ${code}`
  if (typeof message !== 'string' || message.trim() === '') return 'has no message'
  if (typeof hint !== 'string' || hint.trim() === '') return 'has no hint'
  if (exitCode !== findExitCode(new LimbeckError(code, ''), undefined)) {
    return `${code} with status ${exitCode}`
  }
  return outcome === undefined || outcome === 'any' || outcome === code
    ? undefined
    : `is ${code}, not ${outcome}`
}

/** Help is text in any case. */
const HELP = /^Usage: limbeck/

interface Answer {
  readonly ok?: boolean
  readonly error?: {
    readonly code?: ErrorCode
    readonly message?: unknown
    readonly hint?: unknown
  }
}

function parseJson(text: string): Answer | undefined {
  try {
    return JSON.parse(text) as Answer
  } catch {
    return undefined
  }
}

/** Every file with its bytes, every folder, every link; the file that is the run lock says who had it last. */
function listFiles(directory: string): readonly string[] {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  const kept = names.filter((name) => !name.endsWith('-limbeck-lock')).sort()
  return kept.map((name) => {
    const path = join(directory, name)
    const stats = lstatSync(path)
    if (stats.isSymbolicLink()) return `${name} -> ${readlinkSync(path)}`
    return stats.isFile() ? `${name} ${readBytes(path)}` : name
  })
}

function readBytes(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return '(cannot be read)'
  }
}

/** Folders that a test has closed cannot be removed. */
function allowEverything(directory: string): void {
  chmodSync(directory, 0o755)
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) allowEverything(join(directory, entry.name))
  }
}
