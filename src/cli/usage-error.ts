import type { CommanderError } from 'commander'
import { LimbeckError } from '../errors/index.ts'

/** Turns what the parser of the command line complains about into an error of ours. */
export function createUsageError(error: CommanderError): LimbeckError {
  const [first = '', ...rest] = error.message.split('\n')
  const nearest = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(rest.join(' '))?.[1]
  // Alembic's `current -c` is `current --check-heads`; here `-c` is the configuration everywhere.
  const lacksConfig = first.includes("'-c, --config <file>' argument missing")
  const message = capitalise(first.replace(/^error: /, '').replaceAll("'", '"'))
  return new LimbeckError('usage', message.endsWith('.') ? message : `${message}.`, {
    hint: lacksConfig
      ? '-c names the configuration; what `-c` is in `alembic current` is --check-heads here.'
      : nearest === undefined
        ? 'See --help.'
        : `Did you mean ${quoteAll(nearest)}?`,
  })
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function quoteAll(list: string): string {
  return list
    .split(', ')
    .map((item) => `"${item}"`)
    .join(' or ')
}
