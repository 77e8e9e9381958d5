import { Console } from 'node:console'
import { Option } from 'commander'
import type { ResolvedConfig } from '../../config/resolved-config.ts'
import { splitWords } from '../../util/split-words.ts'
import type { FlagDefinition } from '../command-definition.ts'
import { COMMANDS } from '../command-table.ts'
import { toPlainText } from '../format/plain-text.ts'
import { readGlobalFlags } from '../global-flags.ts'
import { loadProjectConfig } from '../load-project-config.ts'
import type { Terminal } from '../terminal.ts'
import { DIRECTIVES } from './directives.ts'
import { readWords } from './read-words.ts'
import { type Suggestion, type Suggestions, suggestValues } from './suggest-values.ts'

/** More would only be scrolled past. */
const MOST_VALUES = 200

/** Somebody is waiting at a keyboard: a configuration that takes longer is done without. */
const MOST_TIME_MS = 3_000

/**
 * Answers `complete -- WORDS…`, which the scripts of shells ask: completes the last word. Never fails and prints no
 * errors: what cannot be found out is left out.
 */
export async function complete(words: readonly string[], terminal: Terminal): Promise<void> {
  const unquoted = words.map((word) => splitWords(word, 'linux').join(' '))
  const { values, directive } = await findSuggestions(unquoted, terminal)
  const current = unquoted.at(-1) ?? ''
  const lines = values
    .filter(({ value }) => value.startsWith(current) && !/[\t\n]/.test(value))
    .slice(0, MOST_VALUES)
    .map(({ value, description }) => `${value}\t${description.replaceAll(/\s+/g, ' ')}`)
  terminal.stdout.write([...lines, `:${directive}`, ''].join('\n'))
}

async function findSuggestions(words: readonly string[], terminal: Terminal): Promise<Suggestions> {
  const { wanted, options } = readWords(words)
  if (wanted.kind === 'command') return onlyValues(listCommands())
  if (wanted.kind === 'flag') return onlyValues(wanted.flags.flatMap(describeFlag))
  const { prefix, typed } = wanted
  try {
    const load = () => loadQuietly(options, terminal)
    const { values, directive } = await suggestValues(wanted.values, typed, load)
    return {
      values: values.map(({ value, description }) => ({ value: prefix + value, description })),
      directive,
    }
  } catch {
    return onlyValues([])
  }
}

function onlyValues(values: readonly Suggestion[]): Suggestions {
  return { values, directive: DIRECTIVES.noFiles }
}

/** Alembic's spellings work and are not suggested. */
function listCommands(): readonly Suggestion[] {
  return COMMANDS.flatMap(({ name, aliases = [], summary }) =>
    [name, ...aliases]
      .filter((each) => !each.includes('_'))
      .map((value) => ({ value, description: summary })),
  )
}

function describeFlag({ flags, description }: FlagDefinition): readonly Suggestion[] {
  const { short, long } = new Option(flags)
  return [long, short]
    .filter((name) => name !== undefined)
    .map((value) => ({ value, description: toPlainText(description) }))
}

/** What the configuration prints must not be taken for values. */
async function loadQuietly(
  options: Readonly<Record<string, unknown>>,
  terminal: Terminal,
): Promise<ResolvedConfig> {
  const flags = readGlobalFlags([options])
  const { console } = globalThis
  globalThis.console = new Console(process.stderr)
  try {
    return await Promise.race([
      loadProjectConfig({ flags, command: 'complete', terminal }),
      rejectLate(),
    ])
  } finally {
    globalThis.console = console
  }
}

function rejectLate(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('too slow')), MOST_TIME_MS).unref()
  })
}
