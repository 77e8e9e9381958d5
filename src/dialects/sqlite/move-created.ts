import { findCreatedName } from './read-create-index.ts'

/** The text that SQLite keeps of an index or a trigger, with another name in it. It keeps no IF NOT EXISTS and no schema. */
export function moveCreated(text: string, word: 'INDEX' | 'TRIGGER', name: string): string {
  const old = findCreatedName(text, word)
  return old === undefined ? text : `${text.slice(0, old.start)}${name}${text.slice(old.end)}`
}
