import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { ROOT } from '../packed/packed-package.ts'
import { type CodeBlock, readCodeBlocks } from './markdown.ts'
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
  const lines = splitLines(readBlocks(example)[0]?.text ?? '')
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

/**
 * Makes an example anew on an empty database, with the commands and the files of its README; gives the files of both by
 * their names. The ids of the scripts are those of the example.
 */
export function remakeExample(
  example: string,
  url: string,
): { readonly made: Files; readonly kept: Files } {
  const kept = readFiles(join(ROOT, 'examples', example))
  const ids = Object.values(kept)
    .filter((text) => text.includes('Revision ID'))
    .map((text) => ({ id: readLine(text, 'Revision ID'), date: readLine(text, 'Create Date') }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  const project = createShellProject({ DATABASE_URL: url })
  try {
    project.run('npm install limbeck pg mysql2')
    for (const { language, info, text } of readBlocks(example).slice(1)) {
      const file = info.get('file')
      if (file !== undefined) project.write(file, text)
      if (language !== 'sh') continue
      for (const line of splitLines(text)) {
        const id = line.includes(' generate ') ? ids.shift()?.id : undefined
        const { status, output } = project.run(id === undefined ? line : `${line} --rev-id ${id}`)
        expect({ line, status, output: status === 0 ? '' : output }).toEqual({
          line,
          status: 0,
          output: '',
        })
      }
    }
    return { made: withoutDates(readFiles(project.directory)), kept: withoutDates(kept) }
  } finally {
    project.remove()
  }
}

type Files = Readonly<Record<string, string>>

/** The files that the commands write. */
function readFiles(project: string): Files {
  const own = ['limbeck.config.ts', 'schema.ts'].map((name) => [
    name,
    readFileSync(join(project, name), 'utf8'),
  ])
  return { ...Object.fromEntries(own), ...readScripts(project) }
}

/** Files without the dates of scripts, which no two runs share. */
function withoutDates(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      text.replace(/^ \* Create Date: .*$/m, ' * Create Date:'),
    ]),
  )
}

function readScripts(project: string): Files {
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

function readBlocks(example: string): readonly CodeBlock[] {
  return readCodeBlocks(readFileSync(join(ROOT, 'examples', example, 'README.md'), 'utf8'))
}

/** The lines of a block of shell, without their comments. */
function splitLines(text: string): readonly string[] {
  return text
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
