import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { ROOT } from '../packed/packed-package.ts'
import { readCodeBlocks } from './markdown.ts'
import { createShellProject, type ShellProject } from './shell-project.ts'

/** What is looked at after a line of the README, with the output of the line. */
export type Check = (output: string) => void | Promise<void>

/** A story that the README of an example tells in shell lines. */
export interface ExampleStory {
  /** The folder under `examples`. */
  readonly example: string
  readonly url: string
  /** The lines of the README without their comments, in their order, each with its check. */
  readonly checks: readonly (readonly [line: string, check?: Check])[]
  /** Lines that belong to another engine or to a program that is not here. */
  readonly skips?: (line: string) => boolean
}

/** Runs the first block of an example's README line by line, and checks the database after each line. */
export async function runExample({ example, url, checks, skips }: ExampleStory): Promise<void> {
  const lines = readLines(example, 0)
  expect(lines).toEqual(checks.map(([line]) => line))
  const project = openExample(example, { DATABASE_URL: url })
  try {
    for (const [line, check] of checks) {
      if (skips?.(line) === true) continue
      const { status, output } = project.run(line)
      expect({ line, status, output: status === 0 ? '' : output }).toEqual({
        line,
        status: 0,
        output: '',
      })
      await check?.(output)
    }
  } finally {
    project.remove()
  }
}

/** Makes the scripts of an example anew with the commands of its README; gives the texts of both, by file name. */
export function remakeScripts(example: string): { readonly made: Scripts; readonly kept: Scripts } {
  const kept = readScripts(join(ROOT, 'examples', example))
  const ids = Object.values(kept)
    .map((text) => ({ id: readLine(text, 'Revision ID'), date: readLine(text, 'Create Date') }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  const project = createShellProject()
  try {
    project.run('npm install limbeck')
    for (const line of readLines(example, 1)) {
      const id = line.includes(' revision ') ? ids.shift()?.id : undefined
      const { status, output } = project.run(id === undefined ? line : `${line} --rev-id ${id}`)
      expect({ line, status, output: status === 0 ? '' : output }).toEqual({
        line,
        status: 0,
        output: '',
      })
    }
    return { made: readScripts(project.directory), kept }
  } finally {
    project.remove()
  }
}

type Scripts = Readonly<Record<string, string>>

/** What a person does not write: a script without its date, its imports and the inside of its functions. */
export function stripScript(text: string): string {
  return text
    .replace(/^ \* Create Date: .*$/m, ' * Create Date:')
    .replace(/^import .*$/m, 'import')
    .replace(/(?<=\(op: Operations\) \{).*?(?=^\}$|\}$)/gms, '')
}

function readScripts(project: string): Scripts {
  const versions = join(project, 'migrations/versions')
  return Object.fromEntries(
    readdirSync(versions)
      .sort()
      .map((name) => [name, readFileSync(join(versions, name), 'utf8')]),
  )
}

function readLine(text: string, field: string): string {
  return new RegExp(`^ \\* ${field}: (.*)$`, 'm').exec(text)?.[1] ?? ''
}

function readLines(example: string, block: number): readonly string[] {
  const readme = readFileSync(join(ROOT, 'examples', example, 'README.md'), 'utf8')
  const found = readCodeBlocks(readme).filter(({ language }) => language === 'sh')[block]
  return (found?.text ?? '')
    .trim()
    .split('\n')
    .map((line) => line.replace(/ +# .*$/, ''))
}

function openExample(example: string, env: Readonly<Record<string, string>>): ShellProject {
  const project = createShellProject(env)
  const source = join(ROOT, 'examples', example)
  cpSync(source, project.directory, {
    recursive: true,
    filter: (path) => !/\/(?:node_modules|[^/]*\.(?:db|sqlite)(?:-[^/]*)?)$/.test(path),
  })
  if (!existsSync(join(project.directory, 'limbeck.config.ts'))) throw new Error(`No ${example}`)
  return project
}
