import { relative } from 'node:path'
import type { CommandDefinition } from '../command-definition.ts'

/** `limbeck edit` */
export const editCommand: CommandDefinition = {
  name: 'edit',
  summary: 'Open the script of a revision in the editor',
  details:
    'Of SQL files all are opened. The editor is the first that is there of the variables `EDITOR` and `VISUAL`, then ' +
    '`sensible-editor`, `editor`, `nano`, `vim` and `code` (on Windows `code`, `notepad++` and `notepad`); a variable may ' +
    'have arguments: `EDITOR="vim -p"`. Without a terminal only an editor that a variable names is run.',
  arguments: {
    '[revision]': 'an id, the beginning of one, a label or `current` (default: `head`)',
  },
  argumentValues: 'revisions',
  examples: [
    ['edit', 'the newest script'],
    ['edit current', 'what the database is at'],
    ['edit 1a2b', 'the script whose id begins so'],
  ],
  results: ['EditResult'],
  async run(session, invocation) {
    const { edit } = await import('../../commands/edit.ts')
    const { environment, canAsk } = session.terminal
    const result = await edit(await session.openContext(), {
      target: invocation.arguments[0],
      editor: {
        environment,
        hasTerminal: canAsk,
        output: session.isJson ? 'stderr' : 'stdout',
      },
    })
    const names = result.files.map((file) => relative(session.workingDirectory, file))
    return {
      result,
      problems: result.problems,
      text: () => [],
      message: `Opened ${names.join(', ')}`,
    }
  },
}
