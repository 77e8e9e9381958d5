/**
 * Measures how long `limbeck --help` takes beside a Node that does nothing. Run with
 * `npm run build && node bench/startup.ts [rounds=15]`.
 */
import { fileURLToPath } from 'node:url'
import { formatTargets, formatTurns } from './harness/format-results.ts'
import { measureProcess, type Program } from './harness/measure-process.ts'
import { readPositiveInteger } from './harness/read-positive-integer.ts'
import { type Contender, runInTurns } from './harness/run-in-turns.ts'

const rounds = readPositiveInteger(process.argv[2], 15)
const limbeck = fileURLToPath(new URL('../bin/limbeck.js', import.meta.url))

function createContender(name: string, args: readonly string[]): Contender {
  const program: Program = { file: process.execPath, args }
  return { name, measure: () => measureProcess(program) }
}

const turns = await runInTurns(
  [
    createContender('node -e 0', ['-e', '0']),
    createContender('limbeck --help', [limbeck, '--help']),
    createContender('limbeck --version', [limbeck, '--version']),
  ],
  { rounds },
)
console.log(`start of the command line, milliseconds, Node ${process.versions.node}\n`)
console.log(formatTurns(turns))
console.log()
console.log(formatTargets(turns, [{ name: 'limbeck --help', other: 'node -e 0', atMost: 3 }]))
