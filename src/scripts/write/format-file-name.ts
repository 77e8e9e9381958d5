import { LimbeckError } from '../../errors/index.ts'
import { findNearest } from '../../util/nearest.ts'
import type { ZonedDate } from './zoned-date.ts'

/** What the tokens of a file template stand for. */
export interface FileNameValues {
  readonly revision: string
  readonly slug: string
  readonly date: ZonedDate
}

/** Stands in for a slug that is empty until the name is whole; no file name can have it. */
const NO_SLUG = '\0'
const NO_SLUG_WITH_SEPARATOR = /[-_. ]\0|\0[-_. ]?/g

type TokenValues = Readonly<Record<string, string | number>>

const WIDTHS: Readonly<Record<string, number>> = { year: 4, epoch: 0 }
const TOKEN = /\{(\w+)\}|%{1,2}\((\w+)\)([-0]?)(\d*)(?:\.(\d+))?([sd])/g

/**
 * Makes the path of a new script, without extension and relative to its version location, from a template such as
 * `{year}_{month}_{day}_{rev}_{slug}`. Numbers in braces have leading zeros. Alembic's way, `%(month).2d_%(rev)s`, has
 * Alembic's meaning. A `/` makes folders. Without a slug what would separate it is left out too.
 * Throws `invalid_file_template`.
 */
export function formatFileName(template: string, values: FileNameValues): string {
  const tokens = listTokens(values)
  const name = template.replaceAll(
    TOKEN,
    (
      _,
      braced: string | undefined,
      named: string,
      flag: string,
      width: string,
      precision: string,
    ) => {
      const token = braced ?? named
      const value = requireToken(template, token, tokens)
      if (braced !== undefined) {
        return typeof value === 'string' ? value : String(value).padStart(WIDTHS[token] ?? 2, '0')
      }
      const digits =
        typeof value === 'number' ? String(value).padStart(Number(precision ?? 0), '0') : value
      const size = Number(width)
      if (flag === '-') return digits.padEnd(size)
      return digits.padStart(size, flag === '0' && typeof value === 'number' ? '0' : ' ')
    },
  )
  const named = name.replaceAll(NO_SLUG_WITH_SEPARATOR, '')
  assertFileName(template, named)
  return named
}

function listTokens({ revision, slug, date }: FileNameValues): TokenValues {
  const { year, month, day, hour, minute, second } = date
  const epoch = Math.floor(date.epochMs / 1000)
  return {
    rev: revision,
    slug: slug === '' ? NO_SLUG : slug,
    epoch,
    year,
    month,
    day,
    hour,
    minute,
    second,
  }
}

function requireToken(template: string, token: string, tokens: TokenValues): string | number {
  const value = Object.hasOwn(tokens, token) ? tokens[token] : undefined
  if (value !== undefined) return value
  const nearest = findNearest(token, Object.keys(tokens))
  throw new LimbeckError(
    'invalid_file_template',
    `The file template "${template}" has the unknown token "${token}".`,
    {
      hint:
        nearest === undefined
          ? `It can have: ${Object.keys(tokens).join(', ')}.`
          : `Did you mean "${nearest}"?`,
    },
  )
}

function assertFileName(template: string, name: string): void {
  const parts = name.split('/')
  // oxlint-disable-next-line no-control-regex -- They are what must not be in a file name.
  const isUsable = parts.every((part) => part !== '' && !/^\.|[\\\0-\u001f]/.test(part))
  if (isUsable) return
  throw new LimbeckError(
    'invalid_file_template',
    `The file template "${template}" gives "${name}", which cannot be the name of a script.`,
    {
      hint: 'The name must be relative, and neither it nor a folder in it may be empty or begin with a dot.',
    },
  )
}
