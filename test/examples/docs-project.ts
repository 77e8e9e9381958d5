import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { CodeBlock } from './markdown.ts'
import { createShellProject } from './shell-project.ts'

/** Blocks of a document that one reader follows in one folder. */
export type Walk = readonly CodeBlock[]

/**
 * Splits the blocks of a document into walks. What stands behind the language of a block says what is done with it:
 *
 * - `sh project`: the walk of a new, empty folder begins
 * - `sh`: run; `sh fails`: run, and it ends with a failure; `sh skip`: not run
 * - `text` behind `sh`: what it prints
 * - `file=PATH`: written to that file; `shows=PATH`: what that file holds
 */
export function splitWalks(blocks: readonly CodeBlock[]): readonly Walk[] {
  const walks: CodeBlock[][] = []
  for (const block of blocks) {
    if (block.language === 'sh' && block.info.has('project')) walks.push([])
    walks.at(-1)?.push(block)
  }
  return walks
}

/** What `text` blocks do not show as they are: times, and where the project lies. */
export function normalise(text: string, directory?: string): string {
  const placed = directory === undefined ? text : text.replaceAll(directory, '/app')
  return placed
    .replaceAll(/\b\d+(?:\.\d+)? m?s\b/g, '12 ms')
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\.\d{3}Z/g, '2026-11-20T06:25:51.995Z')
    .replaceAll(/(?<=started at \S+ by )\S+/g, 'ann@example')
}

/** Follows a walk. `replaceUrls` puts the databases of the tests in the place of those in the text. */
export function followWalk(walk: Walk, replaceUrls: (text: string) => string): void {
  const project = createShellProject()
  let output = ''
  try {
    for (const block of walk) {
      const { language, info, text, line } = block
      const file = info.get('file')
      const shown = info.get('shows')
      if (file !== undefined) project.write(file, text)
      if (shown !== undefined) {
        expect({ line, text: readFileSync(join(project.directory, shown), 'utf8') }).toEqual({
          line,
          text,
        })
      }
      if (language === 'text') {
        expect({ line, text: normalise(output, project.directory) }).toEqual({
          line,
          text: normalise(text),
        })
      }
      if (language !== 'sh' || info.has('skip')) continue
      const result = project.run(replaceUrls(text))
      output = result.output
      if ((result.status !== 0) === info.has('fails')) continue
      throw new Error(`The block of line ${line} ended with ${result.status}:\n${output}`)
    }
  } finally {
    project.remove()
  }
}
