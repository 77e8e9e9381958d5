import { LimbeckError } from '../../errors/index.ts'
import { renderString } from '../../render/index.ts'
import { findNearest } from '../../util/nearest.ts'

/** What `init` is told. */
export interface InitOptions {
  /** The folder of the migrations, relative to the configuration file, with slashes. */
  readonly migrations: string
}

/** A file that `init` writes, relative to the folder of the project, with slashes. */
export interface InitFile {
  readonly path: string
  readonly text: string
}

/** A way to begin a project. */
export interface InitTemplate {
  readonly synopsis: string
  readonly render: (options: InitOptions) => readonly InitFile[]
}

/** The templates of `init` by name, each with a line for people. */
export const INIT_TEMPLATES = {
  generic: {
    synopsis: 'One database.',
    render: (options) => renderFiles(options, renderGenericSettings()),
  },
  multidb: {
    synopsis: 'Several databases, each with its own plan and version table.',
    render: (options) => renderFiles(options, renderMultidbSettings()),
  },
} as const satisfies Readonly<Record<string, InitTemplate>>

/** The name of a template of `init`. */
export type InitTemplateName = keyof typeof INIT_TEMPLATES

/** Gives the template of that name. Throws `template_not_found`. */
export function requireTemplate(name: string): InitTemplate {
  const template = Object.entries(INIT_TEMPLATES).find(([candidate]) => candidate === name)?.[1]
  if (template !== undefined) return template
  const nearest = findNearest(name, Object.keys(INIT_TEMPLATES))
  throw new LimbeckError('template_not_found', `There is no template "${name}".`, {
    hint:
      nearest === undefined
        ? 'List them: limbeck list-templates'
        : `Did you mean "${nearest}"? List them: limbeck list-templates`,
  })
}

function renderFiles({ migrations }: InitOptions, settings: string): readonly InitFile[] {
  const folder = /^\.{0,2}\//.test(migrations) ? migrations : `./${migrations}`
  return [
    {
      path: 'limbeck.config.ts',
      text: `import { defineConfig } from 'limbeck'

export default defineConfig({
${settings}
  migrations: ${renderString(folder)},
})
`,
    },
    {
      path: `${migrations}/README.md`,
      text: 'Database migrations, run by [Limbeck](https://www.npmjs.com/package/limbeck). The scripts lie in `versions`.\n',
    },
  ]
}

function renderGenericSettings(): string {
  return "  url: process.env.DATABASE_URL ?? 'sqlite:app.db',"
}

function renderMultidbSettings(): string {
  return `  databases: {
    main: { url: process.env.MAIN_DATABASE_URL ?? 'sqlite:main.db', default: true },
    analytics: { url: process.env.ANALYTICS_DATABASE_URL ?? 'sqlite:analytics.db' },
  },`
}
