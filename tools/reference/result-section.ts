import { COMMANDS } from '../../src/cli/command-table.ts'
import { formatInterfaces } from './interface-section.ts'
import { readInterfaces } from './read-interfaces.ts'

const RESULTS = 'src/commands/results.ts'

/** The types of what commands print with `--json`. Throws where a command names one that there is none of. */
export function writeResults(): string {
  const interfaces = readInterfaces(RESULTS)
  const known = interfaces.map(({ name }) => name)
  const missing = COMMANDS.flatMap(({ results }) => results).filter((name) => !known.includes(name))
  if (missing.length > 0) throw new Error(`${RESULTS} has no ${missing.join(', ')}`)
  return formatInterfaces(interfaces)
}
