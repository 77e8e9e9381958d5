import { LimbeckError } from '../../errors/index.ts'
import type { ScriptImports } from '../../render/index.ts'

/** What all bodies import together. Throws `operation_invalid` where a name would mean two things. */
export function joinImports(imports: readonly ScriptImports[]): ScriptImports {
  const sources = new Map([['Operations', 'limbeck']])
  const joined = new Map<string, Set<string>>()
  for (const [module, names] of imports.flatMap((each) => Object.entries(each))) {
    for (const name of names) {
      const other = sources.get(name) ?? module
      if (other !== module) throw createClashError(name, other, module)
      sources.set(name, module)
    }
    joined.set(module, new Set([...(joined.get(module) ?? []), ...names]))
  }
  return Object.fromEntries([...joined].map(([module, names]) => [module, [...names]]))
}

function createClashError(name: string, one: string, other: string): LimbeckError {
  return new LimbeckError(
    'operation_invalid',
    `A script would import "${name}" from "${one}" and from "${other}".`,
    { hint: 'Give one of them another name in what a plugin writes.', details: { name } },
  )
}
