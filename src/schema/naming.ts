import { LimbeckError } from '../errors/index.ts'
import { findNearest } from '../util/nearest.ts'
import { isPlainObject } from '../util/plain-object.ts'

/** The objects whose names follow a convention: index, unique, check, foreign key, primary key. */
export type NamingKey = 'ix' | 'uq' | 'ck' | 'fk' | 'pk'

/** Templates for the names of indexes and constraints; null leaves the name to the database. */
export interface NamingConvention {
  readonly ix: string
  readonly uq: string | null
  readonly ck: string | null
  readonly fk: string | null
  readonly pk: string | null
}

/** The convention that holds where the configuration says nothing. */
export const DEFAULT_NAMING: NamingConvention = {
  ix: 'ix_{table}_{columns}',
  uq: 'uq_{table}_{columns}',
  ck: 'ck_{table}_{name}',
  fk: 'fk_{table}_{columns}_{referred}',
  pk: 'pk_{table}',
}

/** A token of a template, e.g. `{table}`. */
export type NamingToken = 'table' | 'schema' | 'columns' | 'name' | 'referred' | 'referredColumns'

const tokensOfColumns = ['table', 'schema', 'columns', 'name'] as const

/** The tokens that each template can use. A check has no columns: its expression is all that it is. */
export const NAMING_TOKENS: Readonly<Record<NamingKey, readonly NamingToken[]>> = {
  ix: tokensOfColumns,
  uq: tokensOfColumns,
  ck: ['table', 'schema', 'name'],
  fk: [...tokensOfColumns, 'referred', 'referredColumns'],
  pk: tokensOfColumns,
}

/**
 * The convention of a configuration over the default one. Throws `config_invalid` for a key or a token that
 * there is none of.
 */
export function resolveNaming(settings: Partial<NamingConvention> = {}): NamingConvention {
  if (!isPlainObject(settings))
    throw invalidNaming(
      'The setting "naming" is an object of templates.',
      Object.keys(NAMING_TOKENS),
    )
  for (const [key, template] of Object.entries(settings)) assertTemplate(key, template)
  const said = Object.entries(settings).filter(([, template]) => template !== undefined)
  return { ...DEFAULT_NAMING, ...Object.fromEntries(said) }
}

function assertTemplate(key: string, template: unknown): void {
  if (!isNamingKey(key)) {
    const nearest = findNearest(key, Object.keys(NAMING_TOKENS))
    throw invalidNaming(
      `The setting "naming" has no key "${key}".`,
      Object.keys(NAMING_TOKENS),
      nearest,
    )
  }
  if (template === undefined || (template === null && key !== 'ix')) return
  if (typeof template !== 'string' || template === '')
    throw invalidNaming(`The setting "naming.${key}" is a template.`, [DEFAULT_NAMING[key] ?? ''])
  const allowed: readonly string[] = NAMING_TOKENS[key]
  for (const [, token = ''] of template.matchAll(/\{([^{}]*)\}/g))
    if (!allowed.includes(token))
      throw invalidNaming(
        `The setting "naming.${key}" cannot use the token "{${token}}".`,
        allowed.map((name) => `{${name}}`),
        findNearest(token, allowed),
      )
  if (/[{}]/.test(template.replaceAll(/\{[^{}]*\}/g, '')))
    throw invalidNaming(`The setting "naming.${key}" has a brace without its partner.`, [
      DEFAULT_NAMING[key] ?? '',
    ])
}

function isNamingKey(key: string): key is NamingKey {
  return Object.hasOwn(NAMING_TOKENS, key)
}

function invalidNaming(message: string, known: readonly string[], nearest?: string): LimbeckError {
  const list = `Known: ${known.map((text) => `"${text}"`).join(', ')}.`
  return new LimbeckError('config_invalid', message, {
    hint: nearest === undefined ? list : `Did you mean "${nearest}"? ${list}`,
  })
}
