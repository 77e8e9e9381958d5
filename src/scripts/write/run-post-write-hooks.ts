import { resolve } from 'node:path'
import { LimbeckError } from '../../errors/index.ts'
import { runProgram } from '../../system/index.ts'
import { quoteForShell } from '../../util/quote-for-shell.ts'
import { readThrown } from '../../util/read-thrown.ts'
import { splitWords } from '../../util/split-words.ts'

/** A program that is run on a file after it was written. */
export interface ProgramHook {
  /** How messages call it; the command unless told. */
  readonly name?: string | undefined
  /** A list is a program and its arguments, run without a shell; a text is a line for the shell, unless it has `arguments`. */
  readonly command: string | readonly string[]
  /** More arguments. With them a text as `command` is a program too. */
  readonly arguments?: readonly string[] | undefined
  /** More arguments as one text, split at spaces outside of quotes. */
  readonly options?: string | readonly string[] | undefined
  /** Where it runs, relative to the folder that hooks run in. */
  readonly cwd?: string | undefined
  readonly workingDirectory?: string | undefined
}

/** What is run on a file after it was written: a function, or a program. */
export type PostWriteHook = ((path: string) => void | Promise<void>) | ProgramHook

const FILE_PLACEHOLDER = /\{filename\}|\{path\}|REVISION_SCRIPT_FILENAME/g

/**
 * Runs the hooks on a file, one after the other. In their arguments `{filename}` stands for its path, which is added at
 * the end where it does not occur. Throws `hook_failed` with what the program said; the file stays.
 */
export async function runPostWriteHooks(
  path: string,
  hooks: readonly PostWriteHook[],
  workingDirectory: string,
): Promise<void> {
  for (const hook of hooks) {
    if (typeof hook === 'function') await callHook(hook, path)
    else await runHook(hook, path, workingDirectory)
  }
}

async function callHook(hook: (path: string) => void | Promise<void>, path: string): Promise<void> {
  try {
    await hook(path)
  } catch (error) {
    const reason = readThrown(error)
    throw createHookError(hook.name === '' ? 'function' : hook.name, path, `: ${reason}`, '', error)
  }
}

async function runHook(hook: ProgramHook, path: string, workingDirectory: string): Promise<void> {
  const command = fillCommand(hook, path)
  const name = hook.name ?? (typeof command === 'string' ? command : command.join(' '))
  const result = await runProgram(command, {
    workingDirectory: resolve(workingDirectory, hook.cwd ?? hook.workingDirectory ?? '.'),
  })
  if (result.exitCode === 0) return
  const end =
    result.startError !== undefined
      ? `: it could not be started (${result.startError.message})`
      : result.exitCode === null
        ? `: it was ended by ${result.endedBy ?? 'a signal'}`
        : ` with the status ${result.exitCode}`
  throw createHookError(name, path, end, result.output, result.startError)
}

function fillCommand(hook: ProgramHook, path: string): string | readonly string[] {
  const options = typeof hook.options === 'string' ? splitWords(hook.options) : (hook.options ?? [])
  const more = [...(hook.arguments ?? []), ...options]
  if (typeof hook.command === 'string' && hook.arguments === undefined) {
    const line = [hook.command, ...more.map(quoteUnlessPlaceholder)].join(' ')
    return addPath([line], path, quoteForShell).join(' ')
  }
  const program = typeof hook.command === 'string' ? [hook.command] : hook.command
  return addPath([...program, ...more], path, (text) => text)
}

function addPath(
  parts: readonly string[],
  path: string,
  quote: (text: string) => string,
): readonly string[] {
  const filled = parts.map((part) => part.replace(FILE_PLACEHOLDER, () => quote(path)))
  const isFilled = filled.some((part, index) => part !== parts[index])
  return isFilled ? filled : [...filled, quote(path)]
}

function quoteUnlessPlaceholder(text: string): string {
  return text.search(FILE_PLACEHOLDER) === -1 ? quoteForShell(text) : text
}

function createHookError(
  name: string,
  path: string,
  end: string,
  output: string,
  cause: unknown,
): LimbeckError {
  const said = output.trim()
  return new LimbeckError(
    'hook_failed',
    `The post-write hook "${name}" failed on "${path}"${end}${said === '' ? '.' : `:\n${said}`}`,
    {
      hint: 'The script was written and is kept. Run the hook again on it, or correct `postWriteHooks`.',
      cause,
      details: { file: path, hook: name, output: said },
    },
  )
}
