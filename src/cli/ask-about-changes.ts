import type { CommandContext, Prompts } from '../commands/command-context.ts'
import type { ChangeDecisions } from '../commands/command-options.ts'
import { NOUNS } from '../commands/rename-proposals.ts'
import type { RenameProposalInfo, UnknownObjectInfo } from '../commands/results.ts'
import { LimbeckError } from '../errors/index.ts'
import type { CommandSession } from './command-definition.ts'

/**
 * Asks the person at the terminal about what models and database do not tell. Without a terminal, with `--json` and with
 * `--yes` nobody is asked: nothing is assumed, and the flags are told that would say it.
 */
export function askAboutChanges(
  { isJson }: Pick<CommandSession, 'isJson'>,
  { ask, assumeYes }: Pick<CommandContext, 'ask' | 'assumeYes'>,
): ChangeDecisions | undefined {
  return ask === undefined || isJson || assumeYes ? undefined : createDecisions(ask)
}

function createDecisions(ask: Prompts): ChangeDecisions {
  return {
    async rename(proposal) {
      const { kind, from, to, database } = proposal
      const where = database === undefined ? '' : `${database}: `
      const answer = await ask.choose(
        `${where}Was the ${NOUNS[kind]} "${from}" renamed to "${to}"?`,
        [
          { value: 'rename', label: 'Yes, rename it' },
          { value: 'other', label: describeOther(proposal) },
          { value: 'stop', label: 'Stop, and write nothing' },
        ],
      )
      if (answer !== 'stop') return answer === 'rename'
      throw new LimbeckError('declined', 'Nothing was written: the answer was to stop', {
        hint: `Say ${[proposal.flag, proposal.dropFlag ?? []].flat().join(' or ')}.`,
      })
    },
    async unknown(objects, database) {
      const chosen = await ask.chooseSeveral(
        `${database === undefined ? '' : `${database}: `}No model names these. Which are dropped? (none: all are left alone)`,
        objects.map((object, index) => ({ value: String(index), label: describeObject(object) })),
      )
      return objects.filter((_, index) => chosen.includes(String(index)))
    },
  }
}

/** What happens where it is no rename. */
function describeOther({ kind, from, to, dropFlag }: RenameProposalInfo): string {
  const [old, wanted] = kind === 'table' ? [from, to] : [from, to].map(lastName)
  if (dropFlag !== null) return `No, drop "${old}" and add "${wanted}"`
  return kind === 'table'
    ? `No, make "${wanted}", and leave "${old}" alone for now`
    : 'No, leave it its name'
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

function describeObject({ kind, name, schema }: UnknownObjectInfo): string {
  return `${kind} "${schema === undefined ? name : `${schema}.${name}`}"`
}
