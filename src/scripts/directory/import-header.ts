import { loadModule } from '../../system/index.ts'
import { readThrown } from '../../util/read-thrown.ts'
import { toHeader } from '../header/to-header.ts'
import type { ScriptHeader } from '../script-record.ts'

/** Evaluates a script for its header; gives what is wrong with it as a text, and nothing where it has no header. */
export async function importHeader(path: string): Promise<ScriptHeader | string | undefined> {
  try {
    const exports = await loadModule(path, { isFresh: true })
    return exports['revision'] === undefined ? undefined : toHeader(exports)
  } catch (error) {
    return readThrown(error).replace(/\.$/, '')
  }
}
