/** Words that have a meaning of their own wherever a revision can be named. */
const RESERVED_WORDS: ReadonlySet<string> = new Set(['head', 'heads', 'base', 'current'])

const ILLEGAL_IN_ID = /[@:+\-\s\p{Cc}]/u
const ILLEGAL_IN_LOADED_LABEL = /[@:\s\p{Cc}]|[+-]\d+$/u

/** Says what is wrong with a revision id, or nothing. */
export function findIdFault(id: string): string | undefined {
  return findNameFault(id, ILLEGAL_IN_ID)
}

/** Says what is wrong with a branch label that is about to be written, or nothing. */
export function findNewLabelFault(label: string): string | undefined {
  return findNameFault(label, ILLEGAL_IN_ID)
}

/**
 * Says what is wrong with a branch label that a script already has, or nothing.
 * Labels like "shop-cart" from histories that other tools wrote stay usable; only what no target could mean is refused.
 */
export function findLoadedLabelFault(label: string): string | undefined {
  return findNameFault(label, ILLEGAL_IN_LOADED_LABEL)
}

function findNameFault(name: string, illegal: RegExp): string | undefined {
  if (name === '') return 'it is empty'
  if (RESERVED_WORDS.has(name)) return 'the word is reserved'
  const found = illegal.exec(name)
  return found === null ? undefined : `it must not contain ${JSON.stringify(found[0])}`
}
