import { LimbeckError } from '../errors/index.ts'
import { splitWords } from '../util/split-words.ts'
import { type Environment, findProgram } from './find-program.ts'
import { runAttached } from './run-program.ts'

/** Where an editor is looked for, and what it gets from this process. */
export interface EditorSurroundings {
  /** The variables; those of this process unless told. */
  readonly environment?: Environment | undefined
  /** Whether a person sits there: without one only an editor that a variable names is run. */
  readonly hasTerminal?: boolean | undefined
  /** Where the editor's standard output goes; `stdout` unless told. */
  readonly output?: 'stdout' | 'stderr' | undefined
}

/** The variables in the order in which Alembic asks them. */
const VARIABLES = ['EDITOR', 'VISUAL'] as const

/** What is tried where no variable names an editor. */
const USUAL_EDITORS =
  process.platform === 'win32'
    ? ['code', 'notepad++', 'notepad']
    : ['sensible-editor', 'editor', 'nano', 'vim', 'code']

const HINT = 'Name one with the variable EDITOR or VISUAL, for example EDITOR="code --wait".'

/**
 * Opens files in the person's editor and waits until it ends. The editor is the first that is there of `EDITOR`,
 * `VISUAL` and what is usual on the system; a variable may hold arguments too, and a path with spaces.
 * Throws `editor_failed`.
 */
export async function openEditor(
  files: readonly string[],
  surroundings: EditorSurroundings = {},
): Promise<void> {
  const { environment = process.env, hasTerminal = process.stdin.isTTY, output } = surroundings
  const editor = findEditor(environment, hasTerminal)
  const { exitCode, endedBy, startError } = await runAttached([...editor, ...files], {
    environment,
    output: output ?? 'stdout',
  })
  if (exitCode === 0) return
  const end =
    startError !== undefined
      ? `could not be started: ${startError.message}`
      : exitCode === null
        ? `was ended by ${endedBy ?? 'a signal'}`
        : `ended with the status ${exitCode}`
  throw new LimbeckError('editor_failed', `The editor "${editor.join(' ')}" ${end}.`, {
    hint: HINT,
    cause: startError,
    details: { editor, exitCode, files },
  })
}

function findEditor(environment: Environment, hasTerminal: boolean): readonly string[] {
  const named = VARIABLES.map((name) => environment[name]?.trim() ?? '').filter(Boolean)
  const usual = hasTerminal ? USUAL_EDITORS : []
  for (const text of [...named, ...usual]) {
    const editor = findCommand(text, environment)
    if (editor !== undefined) return editor
  }
  throw new LimbeckError(
    'editor_failed',
    named.length === 0
      ? hasTerminal
        ? 'No editor was found.'
        : 'No editor is named, and there is no terminal to open one on.'
      : `The editor ${named.map((each) => `"${each}"`).join(' or ')} was not found.`,
    { hint: HINT, details: { named } },
  )
}

/** A text that is a path, with or without spaces and arguments behind it, or words as in a shell. */
function findCommand(text: string, environment: Environment): readonly string[] | undefined {
  const [name = '', ...parameters] = splitWords(text)
  const program = findProgram(name, environment)
  if (program !== undefined) return [program, ...parameters]
  const parts = text.split(' ')
  for (let length = parts.length; length > 1; length--) {
    const path = findProgram(parts.slice(0, length).join(' '), environment)
    if (path !== undefined) return [path, ...splitWords(parts.slice(length).join(' '))]
  }
  return undefined
}
