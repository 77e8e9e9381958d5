import type { View } from '../../schema/schema-model.ts'
import type { SourceContext } from '../source.ts'
import { isDrizzleSql, kindsOf, readMember, readSymbol } from './entity.ts'
import { type Reading, requireFlavor } from './flavor.ts'
import { writeSql } from './write-sql.ts'

/** Reads a view; nothing for one that is there already and belongs to others (`.existing()`). */
export function readView(
  view: object,
  exportName: string,
  { casing }: SourceContext,
): View | undefined {
  const flavor = requireFlavor(view, 'ViewBase', exportName)
  const reading: Reading = { flavor, casing, isVersionOne: false }
  const base = readSymbol(view, 'ViewBaseConfig')
  const query = readMember(base, 'query')
  if (!isDrizzleSql(query)) return undefined
  const schema = readMember(base, 'schema')
  const isMaterialized = kindsOf(view).includes(`${flavor.prefix}MaterializedView`)
  const own = readSymbol(view, `${flavor.prefix}${isMaterialized ? 'Materialized' : ''}ViewConfig`)
  return {
    name: String(readMember(base, 'name')),
    ...(typeof schema === 'string' ? { schema } : {}),
    definition: writeSql(query, reading, 'query'),
    ...(isMaterialized ? readMaterialized(own) : readPlain(own)),
  }
}

/** How a view reads and is written through, for PostgreSQL under `with`. */
function readPlain(config: unknown): Partial<View> {
  const parameters = readMember(config, 'with')
  const checkOption = readMember(parameters, 'checkOption') ?? readMember(config, 'withCheckOption')
  const sqlSecurity = readMember(config, 'sqlSecurity')
  const isInvoker = readMember(parameters, 'securityInvoker') === true || sqlSecurity === 'invoker'
  return {
    ...(checkOption === 'local' || checkOption === 'cascaded' ? { checkOption } : {}),
    ...(isInvoker ? { security: 'invoker' } : {}),
    ...(readMember(parameters, 'securityBarrier') === true ? { securityBarrier: true } : {}),
  }
}

function readMaterialized(config: unknown): Partial<View> {
  const parameters = readMember(config, 'with')
  if (typeof parameters !== 'object' || parameters === null) return { materialized: true }
  const entries = Object.entries(parameters as Readonly<Record<string, string | number | boolean>>)
  const named = entries.map(([name, value]) => [
    name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ])
  return { materialized: true, with: Object.fromEntries(named) as NonNullable<View['with']> }
}
