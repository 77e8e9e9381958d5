import { relative } from 'node:path'
import type { ResolvedConfig } from '../../config/resolved-config.ts'
import type { ValueSource } from '../command-definition.ts'
import { DIRECTIVES } from './directives.ts'

/** A value with what it is, in a line. */
export interface Suggestion {
  readonly value: string
  readonly description: string
}

/** The values that fit, and what the shell shall do beside showing them. */
export interface Suggestions {
  readonly values: readonly Suggestion[]
  readonly directive: number
}

type LoadConfig = () => Promise<ResolvedConfig>

const NOTHING: Suggestions = { values: [], directive: DIRECTIVES.noFiles }

/** Lists what can stand in for a source. Each asks for the configuration only where it needs it. */
const SUGGESTERS = {
  revisions: (load, typed) => suggestRevisions(load, typed, ['head', 'heads', 'base', 'current']),
  upgradeTargets: (load, typed) => suggestRevisions(load, typed, ['head', 'heads']),
  downgradeTargets: (load, typed) => suggestRevisions(load, typed, ['base']),
  databases: async (load) => list((await load()).databases.map(({ name }) => name)),
  environments: async (load) => list((await load()).environments),
  versionLocations: async (load) => suggestLocations(await load()),
  initTemplates: (load) => suggestTemplates(load, 'init'),
  scriptTemplates: (load) => suggestTemplates(load, 'revision'),
  files: async () => ({ values: [], directive: 0 }),
  folders: async () => ({ values: [], directive: DIRECTIVES.onlyFolders }),
} as const satisfies Readonly<
  Record<ValueSource, (load: LoadConfig, typed: string) => Promise<Suggestions>>
>

/** Suggests values out of a source, or out of a list that is known. */
export async function suggestValues(
  source: ValueSource | readonly string[] | undefined,
  typed: string,
  load: LoadConfig,
): Promise<Suggestions> {
  if (source === undefined) return NOTHING
  return typeof source === 'string' ? await SUGGESTERS[source](load, typed) : list(source)
}

function suggestLocations({ baseDirectory, versionLocations }: ResolvedConfig): Suggestions {
  return list(versionLocations.map((location) => relative(baseDirectory, location)))
}

function list(names: readonly string[]): Suggestions {
  return {
    values: names.map((value) => ({ value, description: '' })),
    directive: DIRECTIVES.noFiles,
  }
}

/**
 * Revisions newest first, behind labels and what can stand in for a revision. In a range and behind a branch what is
 * typed last counts: `a1:he`, `billing@he`.
 */
async function suggestRevisions(
  load: LoadConfig,
  typed: string,
  symbols: readonly string[],
): Promise<Suggestions> {
  const before = typed.slice(0, Math.max(typed.lastIndexOf(':'), typed.lastIndexOf('@')) + 1)
  const known = [
    ...symbols.map((value) => ({ value, description: '' })),
    ...(await readRevisions(load)),
  ]
  return {
    values: known.map(({ value, description }) => ({ value: before + value, description })),
    directive: DIRECTIVES.noFiles + DIRECTIVES.keepOrder,
  }
}

/** Reads only the headers of the scripts. Where they cannot be read, the symbols are left. */
async function readRevisions(load: LoadConfig): Promise<readonly Suggestion[]> {
  try {
    const { readScriptGraph } = await import('../../commands/script-graph.ts')
    const { graph } = await readScriptGraph(await load())
    const revisions = graph.list()
    const labels = revisions.flatMap(({ branchLabels }) => branchLabels ?? [])
    return [
      ...labels.map((value) => ({ value, description: 'branch label' })),
      ...revisions.map(({ revision, message }) => ({ value: revision, description: message })),
    ]
  } catch {
    return []
  }
}

async function suggestTemplates(load: LoadConfig, use: 'init' | 'revision'): Promise<Suggestions> {
  const { listTemplates } = await import('../../commands/list-templates.ts')
  const { templates } = await listTemplates(undefined)
  const values = templates
    .filter((template) => template.use === use)
    .map(({ name, synopsis }) => ({ value: name, description: synopsis }))
  // A script can be made from any file.
  return { values, directive: use === 'init' ? DIRECTIVES.noFiles : 0 }
}
