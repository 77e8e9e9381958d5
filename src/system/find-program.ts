import { statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Finds a program: by its path where the name is one, else in the folders of `PATH`. */
export function findProgram(name: string, environment: Environment): string | undefined {
  const folders = /[/\\]/.test(name) ? [''] : readVariable(environment, 'PATH').split(delimiter)
  // A file without one of these endings beside one with it is for another shell.
  const endings =
    process.platform === 'win32'
      ? [...readVariable(environment, 'PATHEXT').split(delimiter), '']
      : ['']
  return folders
    .flatMap((folder) =>
      endings.map((ending) => (folder === '' ? name : join(folder, name)) + ending),
    )
    .find(isProgram)
}

/** Windows writes the names of variables in any case. */
function readVariable(environment: Environment, name: string): string {
  const key = Object.keys(environment).find((each) => each.toUpperCase() === name)
  return (key === undefined ? undefined : environment[key]) ?? ''
}

function isProgram(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isFile() !== true) return false
  return process.platform === 'win32' || (stats.mode & 0o111) !== 0
}
