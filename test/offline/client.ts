import { spawnSync } from 'node:child_process'
import type { EngineName } from '../setup/engines.ts'

/** What a client gave. */
export interface ClientEnd {
  readonly status: number | null
  readonly output: string
}

interface Client {
  readonly program: string
  /** The arguments; `goesOn` asks for a client that goes on after errors. */
  readonly argv: (url: string, goesOn: boolean) => readonly string[]
  readonly prepare?: (text: string, goesOn: boolean) => string
}

/** Settings of sessions that change how texts are read: a script has to mean the same everywhere. */
const ODD_POSTGRESQL =
  '-c standard_conforming_strings=off -c timezone=Asia/Kolkata -c datestyle=German'
const ODD_MARIADB =
  "--init-command=SET sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES'), time_zone = '+05:30'"

const CLIENTS: { readonly [Name in EngineName]: Client } = {
  postgresql: {
    program: 'psql',
    argv: (url, goesOn) => ['-X', '-q', '-d', url, ...(goesOn ? [] : ['-v', 'ON_ERROR_STOP=1'])],
  },
  mariadb: {
    program: 'mariadb',
    argv(url, goesOn) {
      const { hostname, port, username, pathname } = new URL(url)
      const place = ['-h', hostname, '-P', port || '3306', '-u', username, pathname.slice(1)]
      return ['--no-defaults', ODD_MARIADB, ...(goesOn ? ['--force'] : []), ...place]
    },
  },
  sqlite: {
    program: 'sqlite3',
    argv: (url) => [url.replace(/^sqlite:/, '')],
    // Nothing else makes the shell go on that was told to stop.
    prepare: (text, goesOn) => (goesOn ? text.replace('\n.bail on\n', '\n') : text),
  },
}

/** Runs a text with the engine's own client. */
export function runClient(
  engine: EngineName,
  url: string,
  text: string,
  options: { readonly goesOn?: boolean } = {},
): ClientEnd {
  const { goesOn = false } = options
  const { program, argv, prepare } = CLIENTS[engine]
  const { status, stdout, stderr } = spawnSync(program, argv(url, goesOn), {
    input: prepare?.(text, goesOn) ?? text,
    encoding: 'utf8',
    env: { ...process.env, PGOPTIONS: ODD_POSTGRESQL, PGCLIENTENCODING: 'LATIN1' },
  })
  return { status, output: `${stdout}${stderr}` }
}

/** Whether the client of an engine is there. Says so loudly where it is not, and throws in CI. */
export function hasClient(engine: EngineName): boolean {
  const { program } = CLIENTS[engine]
  if (spawnSync(program, ['--version']).status === 0) return true
  const message = `${program} was not found: what it would run is not tested.`
  if (process.env['CI'] !== undefined) throw new Error(message)
  process.stderr.write(`\n*** ${message} ***\n\n`)
  return false
}
