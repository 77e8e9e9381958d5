import { LimbeckError } from '../../errors/index.ts'
import type { Sequence, Table } from '../../schema/schema-model.ts'
import { readThrown } from '../../util/read-thrown.ts'
import { buildModel, type FoundObject } from '../build-model.ts'
import type { NamedValue, Source, SourceContext } from '../source.ts'
import { isAlias, isDrizzleEnum, kindsOf, readMember } from './entity.ts'
import { readCounting } from './read-counting.ts'
import { readTable } from './read-table.ts'
import { readView } from './read-view.ts'

/**
 * Models of Drizzle: what `drizzle-orm/pg-core`, `mysql-core` and `sqlite-core` make, of drizzle-orm 0.44 and 0.45 and
 * the candidates of 1.0. They are told by their shape, so that drizzle-orm is never imported and any copy will do.
 */
export const drizzleSource: Source = {
  recognizes: (value) => kindOf(value) !== undefined,
  read(values, context) {
    const found = values.flatMap((each) => {
      const kind = kindOf(each.value)
      return kind === undefined ? [] : readNamed(kind, each, context)
    })
    return buildModel(
      found.flatMap((each) => (each.kind === 'table' ? [each.table] : [])),
      found.flatMap((each) => (each.kind === 'table' ? [] : [each])),
      ['schemas', 'sequences', 'enums', 'views'],
    )
  },
}

/** What an export turns out to be. */
type Found = FoundObject | { readonly kind: 'table'; readonly table: Table }

/** The kinds of objects that are models. */
type Kind = 'table' | 'view' | 'enum' | 'sequence' | 'schema'

function kindOf(value: unknown): Kind | undefined {
  if (isDrizzleEnum(value)) return 'enum'
  const kinds = kindsOf(value)
  if (kinds.includes('Table')) return isAlias(value as object) ? undefined : 'table'
  if (kinds.includes('View')) return 'view'
  if (kinds.includes('PgSequence')) return 'sequence'
  return kinds.some((kind) => /^(?:Pg|MySql)Schema$/.test(kind)) ? 'schema' : undefined
}

function readNamed(kind: Kind, named: NamedValue, context: SourceContext): readonly Found[] {
  try {
    return READERS[kind](named.value as object, named.name, context)
  } catch (error) {
    if (error instanceof LimbeckError) throw error
    throw new LimbeckError(
      'config_invalid',
      `The export "${named.name}" cannot be read as a ${kind} of Drizzle: ${readThrown(error)}`,
      { cause: error, hint: 'Limbeck reads what drizzle-orm 0.44, 0.45 and 1.0 make.' },
    )
  }
}

type ReadNamed = (value: object, name: string, context: SourceContext) => readonly Found[]

const READERS: Readonly<Record<Kind, ReadNamed>> = {
  table: (value, name, context) => [{ kind: 'table', table: readTable(value, name, context) }],
  view(value, name, context) {
    const view = readView(value, name, context)
    return view === undefined ? [] : [{ kind: 'views', object: view }]
  },
  enum(value) {
    if (!isDrizzleEnum(value)) return []
    const { enumName: name, enumValues, schema } = value
    const object = { name, ...(schema === undefined ? {} : { schema }), values: [...enumValues] }
    return [{ kind: 'enums', object }]
  },
  sequence: (value) => [{ kind: 'sequences', object: readSequence(value) }],
  schema(value) {
    const name = readMember(value, 'schemaName')
    return typeof name === 'string' ? [{ kind: 'schemas', object: { name } }] : []
  },
}

function readSequence(value: object): Sequence {
  const schema = readMember(value, 'schema')
  return {
    name: String(readMember(value, 'seqName')),
    ...(typeof schema === 'string' ? { schema } : {}),
    ...readCounting(readMember(value, 'seqOptions') ?? {}, 'bigint'),
  }
}
