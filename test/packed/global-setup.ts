import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder that the package is packed into by the first test that wants it. */
    packedDirectory: string
  }
}

/** Makes the folder for the packed package of this run, and removes it afterwards. */
export function setup(project: TestProject): () => void {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-packed-'))
  project.provide('packedDirectory', directory)
  return () => rmSync(directory, { recursive: true, force: true })
}
