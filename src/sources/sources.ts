import { drizzleSource } from './drizzle/drizzle-source.ts'
import { nativeSource } from './native/native-source.ts'
import type { LetterCase, Source } from './source.ts'

/** The kinds of models that can be read, by the names that the setting `source` has for them. */
export const SOURCES = {
  native: nativeSource,
  drizzle: drizzleSource,
} as const satisfies Readonly<Record<string, Source>>

/** The name of a kind of models. */
export type SourceName = keyof typeof SOURCES

/** A kind of models with what its library was told beside them. */
export interface SourceOptions {
  readonly name: SourceName
  /** Drizzle: the `casing` that its client is made with. */
  readonly casing?: LetterCase | undefined
}

/** Tells the name of a kind of models. */
export function isSourceName(value: unknown): value is SourceName {
  return typeof value === 'string' && Object.hasOwn(SOURCES, value)
}
