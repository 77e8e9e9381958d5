import type { TemplateInfo } from '../../commands/results.ts'
import type { CommandDefinition } from '../command-definition.ts'

const HEADINGS = {
  init: 'For `limbeck init --template`:',
  revision: 'For `limbeck revision --template`:',
} as const satisfies Readonly<Record<TemplateInfo['use'], string>>

/** `limbeck list-templates` */
export const listTemplatesCommand: CommandDefinition = {
  name: 'list-templates',
  aliases: ['list_templates'],
  summary: 'List what projects and scripts can be made from',
  details: "A project's own template of scripts is listed where it has one.",
  examples: [['list-templates', 'each with a line on what it gives']],
  results: ['TemplatesResult'],
  async run(session) {
    const { listTemplates } = await import('../../commands/list-templates.ts')
    const result = await listTemplates(await session.findContext(), {})
    const width = Math.max(...result.templates.map(({ name }) => name.length))
    const list = (use: TemplateInfo['use']) =>
      result.templates
        .filter((template) => template.use === use)
        .map(
          ({ name, synopsis, isDefault }) =>
            `  ${name.padEnd(width)}  ${synopsis}${isDefault ? ' (default)' : ''}`,
        )
    return {
      result,
      text: () => [HEADINGS.init, ...list('init'), '', HEADINGS.revision, ...list('revision')],
    }
  },
}
