import type { LiveDialect } from '../../dialects/dialect.ts'
import { dialects } from '../../dialects/index.ts'
import { LimbeckError } from '../../errors/index.ts'
import type { TypeDialect } from '../../schema/column-type.ts'
import type { LetterCase } from '../source.ts'
import { kindsOf } from './entity.ts'

/** What of Drizzle is its own for each engine. */
export interface Flavor {
  /** What the names of its classes begin with. */
  readonly prefix: string
  /** The module that its tables are made with. */
  readonly module: string
  readonly engine: TypeDialect
  readonly dialect: LiveDialect
  /** How many bytes of a name the server keeps; a longer one it cuts or refuses. */
  readonly nameBytes: number | undefined
  /** drizzle-kit until version 1: a unique constraint is an index of its own. */
  readonly writesUniquesAsIndexes: boolean
  /** What a computed column is where nothing is said. */
  readonly generatedMode: 'virtual' | 'stored'
  /** Whether the columns of a primary key are NOT NULL by themselves. */
  readonly keysAreNotNull: boolean
}

const FLAVORS: readonly Flavor[] = [
  {
    prefix: 'Pg',
    module: 'drizzle-orm/pg-core',
    engine: 'postgresql',
    dialect: dialects.postgresql,
    nameBytes: 63,
    writesUniquesAsIndexes: false,
    generatedMode: 'stored',
    keysAreNotNull: true,
  },
  {
    prefix: 'MySql',
    module: 'drizzle-orm/mysql-core',
    engine: 'mysql',
    dialect: dialects.mysql,
    nameBytes: undefined,
    writesUniquesAsIndexes: false,
    generatedMode: 'stored',
    keysAreNotNull: true,
  },
  {
    prefix: 'SQLite',
    module: 'drizzle-orm/sqlite-core',
    engine: 'sqlite',
    dialect: dialects.sqlite,
    nameBytes: undefined,
    writesUniquesAsIndexes: true,
    generatedMode: 'virtual',
    keysAreNotNull: false,
  },
]

/** The flavor of a table or a view. Throws `config_invalid` for an engine that Limbeck has no dialect for. */
export function requireFlavor(value: unknown, base: 'Table' | 'ViewBase', name: string): Flavor {
  const kinds = kindsOf(value)
  const flavor = FLAVORS.find(({ prefix }) => kinds.includes(`${prefix}${base}`))
  if (flavor !== undefined) return flavor
  throw new LimbeckError(
    'config_invalid',
    `The export "${name}" is a "${kinds[0] ?? 'thing'}" of Drizzle, for an engine that Limbeck does not know.`,
    { hint: `Known: what ${FLAVORS.map(({ module }) => `"${module}"`).join(', ')} make.` },
  )
}

/** What the parts of a model are read with. */
export interface Reading {
  readonly flavor: Flavor
  readonly casing: LetterCase | undefined
  /** Whether drizzle-orm 1 made it, which has other names for what is given none. */
  readonly isVersionOne: boolean
}
