import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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
    .replaceAll(
      /\d{4}-\d\d-\d\d(?<between>[T ])\d\d:\d\d:\d\d\.\d{3}Z/g,
      '2026-11-20$<between>06:25:51.995Z',
    )
    .replaceAll(/(?<=started at \S+ by )\S+/g, 'ann@example')
}

/** Something that is not as a document says. */
export interface Fault {
  readonly line: number
  readonly said: string
  readonly found: string
}

/**
 * Follows a walk and gives what is not as it says, up to the first command that ends otherwise than it should.
 * `replaceUrls` puts the databases of the tests in the place of those in the text.
 */
export function followWalk(walk: Walk, replaceUrls: (text: string) => string): readonly Fault[] {
  const project = createShellProject()
  const faults: Fault[] = []
  const compare = (line: number, said: string, found: string) => {
    if (said !== found) faults.push({ line, said, found })
  }
  let output = ''
  try {
    for (const { language, info, text, line } of walk) {
      const file = info.get('file')
      const shown = info.get('shows')
      if (file !== undefined) project.write(file, text)
      if (shown !== undefined)
        compare(line, text, readFileSync(join(project.directory, shown), 'utf8'))
      if (language === 'text') compare(line, normalise(text), normalise(output, project.directory))
      if (language !== 'sh' || info.has('skip')) continue
      const result = project.run(replaceUrls(text))
      output = result.output
      if ((result.status !== 0) === info.has('fails')) continue
      return [...faults, { line, said: text, found: `status ${result.status}\n${output}` }]
    }
    return faults
  } finally {
    project.remove()
  }
}
