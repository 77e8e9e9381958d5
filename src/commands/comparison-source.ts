import { requireTarget } from '../config/require-target.ts'
import type { ResolvedConfig, ResolvedDatabase } from '../config/resolved-config.ts'
import { readProduct } from '../connect/database-url.ts'
import { LimbeckError } from '../errors/index.ts'
import { findNearest } from '../util/nearest.ts'
import type { CommandContext } from './command-context.ts'
import { familyOf } from './offline-dialect.ts'
import { selectDatabases } from './select-databases.ts'

/** What models are compared with: the database as it is, as it were with nothing in it, or another one. */
export type ComparedSide = 'live' | 'empty' | 'other'

/** A database whose models are compared. */
export interface ComparisonSource {
  /** With the place of the database that is read. */
  readonly configured: ResolvedDatabase
  readonly from: ComparedSide
}

const WORDS: readonly string[] = ['live', 'empty'] satisfies readonly ComparedSide[]

/**
 * What the models of each selected database are compared with, as `--from` says it: `live`, `empty`, or a URL. Throws
 * `invalid_argument` for what is none of these, a URL for several databases, and one of another engine.
 */
export async function chooseSources(
  context: CommandContext,
  from: string = 'live',
): Promise<readonly ComparisonSource[]> {
  const selected = selectDatabases(context.config, context.databaseFilter)
  if (from === 'live' || from === 'empty')
    return selected.map((configured) => ({ configured, from }))
  const [only, ...others] = selected
  if (only === undefined || others.length > 0)
    throw new LimbeckError(
      'invalid_argument',
      'A URL is one database, and the models are those of several.',
      { hint: 'Name the one whose models are meant: --database NAME.' },
    )
  const product = readOther(from, context.config)
  const own = await findProduct(only, context.config)
  if (own !== undefined && familyOf(own) !== familyOf(product))
    throw new LimbeckError(
      'invalid_argument',
      `The database of "--from" is one of ${product}, and the scripts are for ${own}.`,
      { hint: 'Name a database of the same engine.' },
    )
  const readUrl = async () => from
  return [{ configured: { ...only, target: { kind: 'url', readUrl } }, from: 'other' }]
}

function readOther(from: string, { plugins }: ResolvedConfig): string {
  if (from.includes(':')) return readProduct(from, plugins.dialects)
  const nearest = findNearest(from, WORDS)
  throw new LimbeckError('invalid_argument', `"${from}" is nothing to compare models with.`, {
    hint: nearest === undefined ? 'Say "live", "empty", or a URL.' : `Did you mean "${nearest}"?`,
  })
}

/** What the configured database is; nothing where that is not said or only its client knows. */
async function findProduct(
  configured: ResolvedDatabase,
  config: ResolvedConfig,
): Promise<string | undefined> {
  if (configured.target.kind !== 'url') return undefined
  const target = await requireTarget(configured, config)
  return target.kind === 'url' ? readProduct(target.url, config.plugins.dialects) : undefined
}
