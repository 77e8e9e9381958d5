import { renderImport } from '../../render/index.ts'

/** What a script imports by name, by module; types with `type` in front. */
type ImportedNames = ReadonlyMap<string, readonly string[]>

/** A script with a mark where some of its imports were, and these. */
export interface CutScript {
  readonly text: string
  readonly names: ImportedNames
  /** The statements as they were, by module. */
  readonly statements: ReadonlyMap<string, string>
}

/** The same in all versions of a script, so that nothing around it differs. */
const MARK = '// what the script imports\n'

const IMPORT =
  /^import (?<type>type )?\{(?<names>[^}]*)\} from (?<quote>['"])(?<module>[^'"\n]+)\k<quote>;?\n/gm

/** Cuts out imports by name: all of them, or those from some modules. */
export function cutImports(script: string, modules?: readonly string[]): CutScript {
  const names = new Map<string, readonly string[]>()
  const statements = new Map<string, string>()
  let text = ''
  let end = 0
  for (const match of script.matchAll(IMPORT)) {
    const { type = '', names: listed = '', module = '' } = match.groups ?? {}
    if (modules?.includes(module) === false) continue
    const own = listed
      .split(',')
      .flatMap((name) => (name.trim() === '' ? [] : [type + name.trim()]))
    text += script.slice(end, match.index) + (names.size === 0 ? MARK : '')
    end = match.index + match[0].length
    names.set(module, [...(names.get(module) ?? []), ...own])
    statements.set(module, (statements.get(module) ?? '') + match[0])
  }
  return { text: text + script.slice(end), names, statements }
}

/**
 * Puts imports where the mark is: what is used of both sides, and what was added by hand. A statement that has just these
 * names stays as somebody formatted it.
 */
export function placeImports(
  text: string,
  { base, ours, theirs }: Readonly<Record<'base' | 'ours' | 'theirs', CutScript>>,
): string {
  const modules = [...new Set([...ours.names.keys(), ...theirs.names.keys()])]
  const lines = modules.map((module) => {
    const [before, own, new_] = [base, ours, theirs].map(({ names }) => names.get(module) ?? [])
    const wanted = [...new Set([...(own ?? []), ...(new_ ?? [])])].filter(
      (name) => isUsed(name, text) || (own?.includes(name) === true && !before?.includes(name)),
    )
    const kept = [ours, theirs].find(({ names }) => isSame(names.get(module), wanted))
    return kept?.statements.get(module) ?? withEnd(renderImport(module, wanted))
  })
  const all = lines.join('')
  return text.includes(MARK) ? text.replace(MARK, () => all) : all + text
}

/** Whether the text names it, be it as a type. */
function isUsed(name: string, text: string): boolean {
  const local =
    name
      .replace(/^type /, '')
      .split(/ as /)
      .at(-1) ?? name
  return new RegExp(`(?<![\\w$])${local.replaceAll('$', '\\$')}(?![\\w$])`).test(text)
}

function isSame(names: readonly string[] | undefined, wanted: readonly string[]): boolean {
  return names?.length === wanted.length && names.every((name) => wanted.includes(name))
}

function withEnd(line: string): string {
  return line === '' ? '' : `${line}\n`
}
