import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type ErrorCode, LimbeckError } from '../errors/index.ts'
import { readThrown } from '../util/read-thrown.ts'

/** How a file is written. */
export interface WriteFileOptions {
  /** Refuses with `script_exists`, or the code given, where the file is already there. */
  readonly mustBeNew?: boolean | ErrorCode | undefined
}

/**
 * Writes a file so that it is there whole or not at all, also after a crash: a temporary file in the same directory is
 * synchronised and renamed. Directories are made on demand. Throws `file_not_written` with the reason.
 */
export function writeFile(path: string, text: string, options: WriteFileOptions = {}): void {
  const { mustBeNew } = options
  const directory = dirname(path)
  const temporary = join(
    directory,
    `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`,
  )
  try {
    fs.mkdirSync(directory, { recursive: true })
    writeNew(temporary, text)
    try {
      if (mustBeNew === undefined || mustBeNew === false) fs.renameSync(temporary, path)
      else publishNew(temporary, path, text)
    } finally {
      fs.rmSync(temporary, { force: true })
    }
    synchroniseDirectory(directory)
  } catch (error) {
    throw describeFailure(error, path, mustBeNew)
  }
}

/** Makes a directory and those above it. Throws `file_not_written` with the reason. */
export function makeDirectory(path: string): void {
  try {
    fs.mkdirSync(path, { recursive: true })
  } catch (error) {
    throw describeFailure(error, path, undefined)
  }
}

/** Removes a file that may be gone already. */
export function removeFile(path: string): void {
  fs.rmSync(path, { force: true })
}

function writeNew(path: string, text: string): void {
  const file = fs.openSync(path, 'wx', 0o666)
  try {
    fs.writeFileSync(file, text)
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

/** Renaming would replace a file that another process made meanwhile; a hard link refuses. */
function publishNew(temporary: string, path: string, text: string): void {
  try {
    fs.linkSync(temporary, path)
  } catch (error) {
    if (readCode(error) === 'EEXIST') throw error
    // The file system has no hard links (FAT, some network shares).
    writeNew(path, text)
  }
}

/** Makes the new name durable. Windows cannot open directories, and needs it not. */
function synchroniseDirectory(directory: string): void {
  if (process.platform === 'win32') return
  const file = fs.openSync(directory, 'r')
  try {
    fs.fsyncSync(file)
  } catch (error) {
    if (readCode(error) !== 'EINVAL') throw error
  } finally {
    fs.closeSync(file)
  }
}

function describeFailure(
  error: unknown,
  path: string,
  mustBeNew: WriteFileOptions['mustBeNew'],
): LimbeckError {
  // A file where a folder has to be made is another matter.
  const isTaken = readCode(error) === 'EEXIST' && fs.existsSync(path)
  if (isTaken && mustBeNew !== undefined && mustBeNew !== false) {
    const code = mustBeNew === true ? 'script_exists' : mustBeNew
    return new LimbeckError(code, `"${path}" is already there and is left as it is.`, {
      hint: 'Choose another name, or remove the file.',
      cause: error,
      details: { file: path },
    })
  }
  const reason = readThrown(error)
  return new LimbeckError('file_not_written', `"${path}" could not be written: ${reason}`, {
    cause: error,
    details: { file: path },
  })
}

function readCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
