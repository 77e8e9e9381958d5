import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { LimbeckError } from '../errors/index.ts'

const PLACEHOLDER = '{database}'

/**
 * The file that something of a database is written to: `{database}` in its name stands for the database, and a folder gets
 * a file named after it. Throws `usage` for one file and several databases.
 */
export function resolveOutput(
  output: string,
  {
    workingDirectory,
    database,
    count,
    extension,
  }: {
    readonly workingDirectory: string
    readonly database: string
    /** How many databases are written. */
    readonly count: number
    /** Of the files in a folder, with its dot. */
    readonly extension: string
  },
): string {
  const path = resolve(
    workingDirectory,
    output.replaceAll(PLACEHOLDER, () => database),
  )
  if (output.includes(PLACEHOLDER)) return path
  if (isDirectory(path, output)) return join(path, `${database}${extension}`)
  if (count === 1) return path
  throw new LimbeckError(
    'usage',
    `"${output}" is one file, and ${count} databases are configured.`,
    {
      hint: `Write "${PLACEHOLDER}" in its name, name a folder, or choose one with --database.`,
    },
  )
}

function isDirectory(path: string, output: string): boolean {
  return /[/\\]$/.test(output) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
