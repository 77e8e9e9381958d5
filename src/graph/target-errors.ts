import { RevisionError } from '../errors/index.ts'
import { type GraphNode, toIds } from './graph-node.ts'
import { quoteNames } from './quote-names.ts'

/** The error where one head was meant and there are several. */
export function createMultipleHeadsError(text: string, heads: readonly GraphNode[]): RevisionError {
  const ids = toIds(heads)
  return new RevisionError(
    'multiple_heads',
    `"${text}" means one revision, and there are ${ids.length}: ${quoteNames(ids)}.`,
    {
      hint: 'Name one of them or "branch@head", say "heads" where all are meant, or join them with "limbeck merge heads".',
      details: { heads: ids },
    },
  )
}

/** The error of a relative target that goes beyond the ends of the graph, or has no place to start. */
export function createInvalidRelativeError(text: string, reason: string): RevisionError {
  return new RevisionError('invalid_relative', `"${text}" leads nowhere: ${reason}.`, {
    hint: 'See "limbeck history" for the revisions and "limbeck current" for where the database is.',
  })
}

/** The error of a step that can go to several neighbours. */
export function createAmbiguousStepError(
  text: string,
  from: GraphNode | undefined,
  found: readonly GraphNode[],
  way: 'above' | 'below',
): RevisionError {
  const ids = toIds(found)
  const place = from === undefined ? 'The bases are' : `${capitalise(way)} "${from.id}" are`
  const choices = ids.map((id) => `${id}@${text.slice(text.indexOf('@') + 1)}`)
  return new RevisionError(
    'ambiguous_relative',
    `"${text}" can mean several revisions. ${place} ${quoteNames(ids)}.`,
    {
      hint: `Say which way: ${quoteNames(choices)}; or name the revision itself.`,
      details: { revisions: ids, choices },
    },
  )
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
