import { relative } from 'node:path'
import type { ResolvedConfig } from '../config/resolved-config.ts'
import {
  findUserTemplate,
  INIT_TEMPLATES,
  isScriptLanguage,
  SCRIPT_TEMPLATES,
} from '../scripts/index.ts'
import type { CommandContext } from './command-context.ts'
import type { ListTemplatesOptions } from './command-options.ts'
import type { TemplateInfo, TemplatesResult } from './results.ts'

/** Lists the templates of projects and of scripts; a project's own among them where there is a project. */
export async function listTemplates(
  context: Pick<CommandContext, 'config' | 'workingDirectory'> | undefined,
  _options: ListTemplatesOptions = {},
): Promise<TemplatesResult> {
  const own = context === undefined ? undefined : findOwnTemplate(context.config)
  const named = own ?? context?.config.template ?? 'ts'
  const toInfos = (
    use: TemplateInfo['use'],
    templates: Readonly<Record<string, { readonly synopsis: string }>>,
    defaultName: string,
  ) =>
    Object.entries(templates).map(([name, { synopsis }]) => ({
      use,
      name,
      synopsis,
      path: null,
      isDefault: name === defaultName,
    }))
  return {
    templates: [
      ...toInfos('init', INIT_TEMPLATES, 'generic'),
      ...toInfos('revision', SCRIPT_TEMPLATES, named),
      ...(own === undefined || context === undefined
        ? []
        : [
            {
              use: 'revision' as const,
              name: relative(context.workingDirectory, own),
              synopsis: "The project's own.",
              path: own,
              isDefault: true,
            },
          ]),
    ],
  }
}

/** The absolute path of the template that the configuration names or the folder of the migrations holds. */
function findOwnTemplate({ template, migrationsDirectory }: ResolvedConfig): string | undefined {
  if (template === undefined) return findUserTemplate(migrationsDirectory)?.path
  return isScriptLanguage(template) ? undefined : template
}
