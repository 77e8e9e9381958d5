import { type Stats, statSync } from 'node:fs'

/**
 * What is at a path, behind links; nothing where there is nothing, and where there can be nothing: for a name that is too
 * long, links in a circle, a folder that must not be looked into.
 */
export function findStatus(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
