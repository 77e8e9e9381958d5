import { join } from 'node:path'
import { writeAlembicProject } from '../../test/alembic/alembic-project.ts'
import { ALEMBIC_MISSING, findAlembic, isAtLeast } from '../../test/alembic/find-alembic.ts'
import type { SharedRevision } from '../../test/alembic/shared-revision.ts'
import type { Program } from './measure-process.ts'
import { LIMBECK_BIN, writeLimbeckProject } from './write-limbeck-project.ts'

/** Python compiles each script once and keeps it, as it does unless told otherwise. */
const KEEP_BYTECODE = { PYTHONDONTWRITEBYTECODE: '' }

/** Gives the program for the arguments of a command. */
export type Command = (...args: readonly string[]) => Program

/** What the project of a tool is written from. */
interface Project<Models> {
  readonly url: string
  readonly revisions?: readonly SharedRevision[]
  /** What the tool reads its models from. */
  readonly models?: Models
}

/** Writes a project of Limbeck, and gives its command line. */
export function prepareLimbeck(
  directory: string,
  { revisions = [], ...project }: Project<Readonly<Record<string, string>>>,
): Command {
  writeLimbeckProject(directory, { ...project, revisions })
  return (...args) => ({ file: process.execPath, args: [LIMBECK_BIN, ...args], directory })
}

/** Writes a project of Alembic; says so where there is none, or none as new as what is asked of it. */
export function prepareAlembic(
  directory: string,
  {
    revisions = [],
    since = [],
    ...project
  }: Project<string> & { readonly since?: readonly number[] },
): Command | undefined {
  const alembic = findAlembic()
  if (alembic === undefined) {
    console.error(`${ALEMBIC_MISSING} Its column is left out.`)
    return undefined
  }
  if (!isAtLeast(alembic, since)) {
    console.error(`Alembic ${alembic.version} is too old for this. Its column is left out.`)
    return undefined
  }
  writeAlembicProject(directory, { ...project, revisions })
  const { python, environment } = alembic
  const configuration = ['-m', 'alembic.config', '-c', join(directory, 'alembic.ini')]
  return (...args) => ({
    file: python,
    args: [...configuration, ...args],
    directory,
    environment: { ...environment, ...KEEP_BYTECODE },
  })
}
