import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { createTestTerminal, type TestTerminalSettings } from './test-terminal.ts'

/** What a command line gave. */
export interface CommandEnd {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** A folder of a test, removed at its end, in which command lines are run. */
export interface TestProject {
  readonly directory: string
  run(
    line: string | readonly string[],
    settings?: Pick<TestTerminalSettings, 'isTerminal' | 'columns' | 'supportsUnicode'>,
  ): Promise<CommandEnd>
  /** Runs a command line that has to succeed and gives the result of `--json`. */
  json(line: string | readonly string[]): Promise<unknown>
  /** Runs a command line that has to fail and gives the error of `--json`. */
  jsonError(
    line: string | readonly string[],
  ): Promise<{ code: string; message: string; hint: string }>
  write(path: string, text: string): void
  read(path: string): string
  /** The files below a folder, sorted, with slashes. */
  list(path: string): readonly string[]
}

/** Makes an empty folder for the time of a test. */
export function createTestProject(environment: Terminal['environment'] = {}): TestProject {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-cli-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const run: TestProject['run'] = async (line, settings) => {
    const terminal = createTestTerminal({ ...settings, workingDirectory: directory, environment })
    const argv = typeof line === 'string' ? line.split(' ') : line
    const exitCode = await runCli(argv, terminal)
    return { exitCode, stdout: terminal.readStdout(), stderr: terminal.readStderr() }
  }
  const runJson = async (line: string | readonly string[]) => {
    const argv = typeof line === 'string' ? line.split(' ') : line
    const { stdout, stderr } = await run([...argv, '--json'])
    return { output: JSON.parse(stdout), stderr }
  }
  return {
    directory,
    run,
    async json(line) {
      const { output } = await runJson(line)
      if (output.ok !== true) throw new Error(JSON.stringify(output.error))
      return output.result
    },
    async jsonError(line) {
      const { output } = await runJson(line)
      if (output.ok !== false) throw new Error(`${String(line)} succeeded`)
      return output.error
    },
    write(path, text) {
      const file = join(directory, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    },
    read: (path) => readFileSync(join(directory, path), 'utf8'),
    list: (path) =>
      readdirSync(join(directory, path), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
        .sort(),
  }
}

/** The text of a script with empty functions. */
export function renderScript(header: {
  readonly revision: string
  readonly downRevision?: string | readonly string[] | null
  readonly branchLabels?: string | null
  readonly dependsOn?: string | null
  readonly message?: string
}): string {
  const { revision, downRevision = null, branchLabels = null, dependsOn = null } = header
  return `/**
 * ${header.message ?? `message of ${revision}`}
 */
export const revision = ${JSON.stringify(revision)}
export const downRevision = ${JSON.stringify(downRevision)}
export const branchLabels = ${JSON.stringify(branchLabels)}
export const dependsOn = ${JSON.stringify(dependsOn)}

export async function upgrade() {}
export async function downgrade() {}
`
}
