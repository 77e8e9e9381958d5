import type { Connection } from '../connect/connection.ts'
import type { LiveDialect } from '../dialects/dialect.ts'
import type { Doubts, Known } from './compare/compare-models.ts'
import { readByDatabase } from './expressions/read-by-database.ts'
import { readObjects } from './objects/read-objects.ts'

/** What a database has told, and what it was asked. */
export interface Answers extends Known {
  readonly asked: ReadonlySet<string>
}

/** What is known before anything was asked. */
export const NO_ANSWERS: Answers = { texts: new Map(), objects: new Map(), asked: new Set() }

/** Asks the database what was not asked yet; gives the same answers where that is nothing. */
export async function askDatabase(
  connection: Connection,
  dialect: LiveDialect,
  doubts: Doubts,
  answers: Answers,
): Promise<Answers> {
  const isNew = ({ key }: { readonly key: string }) => !answers.asked.has(key)
  const expressions = doubts.expressions.filter(isNew)
  const objects = doubts.objects.filter(isNew)
  const all = [...expressions, ...objects]
  if (all.length === 0) return answers
  const texts = await readByDatabase(connection, dialect, expressions)
  const seen = await readObjects(connection, dialect, objects)
  return {
    texts: new Map([...answers.texts, ...texts]),
    objects: new Map([...answers.objects, ...seen]),
    asked: new Set([...answers.asked, ...all.map(({ key }) => key)]),
  }
}
