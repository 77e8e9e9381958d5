import type { LetterCase } from '../source.ts'
import type { DrizzleColumn } from './entity.ts'

/** A capital with the small letters and digits behind it, these alone, or capitals before none; the rest parts words. */
const WORD = /[A-Z](?=[a-z])[a-z\d]+|[a-z\d]+|[A-Z]+(?![a-z])/g

/** The words of a key as Drizzle takes them apart: https://orm.drizzle.team/docs/sql-schema-declaration#camel-and-snake-casing */
function splitWords(text: string): readonly string[] {
  return text.replaceAll(/['’]/g, '').match(WORD) ?? []
}

const CASES: Readonly<Record<LetterCase, (words: readonly string[]) => string>> = {
  snake_case: (words) => words.map((word) => word.toLowerCase()).join('_'),
  camelCase: ([first = '', ...others]) =>
    [
      first.toLowerCase(),
      ...others.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`),
    ].join(''),
}

/** A key in a letter case. */
export function toLetterCase(text: string, letterCase: LetterCase): string {
  return CASES[letterCase](splitWords(text))
}

/** What a column is called in the database: its own name, or its key in the letter case of the project. */
export function nameColumn(
  { name, keyAsName }: Pick<DrizzleColumn, 'name' | 'keyAsName'>,
  letterCase: LetterCase | undefined,
): string {
  return keyAsName === true && letterCase !== undefined ? toLetterCase(name, letterCase) : name
}
