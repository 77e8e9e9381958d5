import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The program, which runs what was built into `dist`. */
export const BIN = fileURLToPath(new URL('../../bin/limbeck.js', import.meta.url))

/** Runs the program to its end; nobody sits at its terminal. */
export function runBin(
  argv: readonly string[],
  options: {
    /** A module that is evaluated first. */
    readonly preload?: string
    readonly directory?: string
    /** Variables beside those of this process; undefined takes one away. */
    readonly environment?: Readonly<Record<string, string | undefined>>
  } = {},
) {
  const { preload = '', directory = process.cwd(), environment } = options
  const imports =
    preload === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`]
  const { status, stdout, stderr } = spawnSync(process.execPath, [...imports, BIN, ...argv], {
    cwd: directory,
    env: { ...process.env, ...environment },
    input: '',
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}
