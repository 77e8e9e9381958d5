import { RevisionGraph, type RevisionRecord } from '../../src/graph.ts'

const LINE =
  /^(?<id>\S+)(?: \[(?<labels>[^\]]*)\])?(?: < (?<parents>[^+]*))?(?: \+ (?<needs>.*))?$/u

/** Reads a line `id [labels] < parents + dependencies` as a revision; every part but the id can be left out. */
export function sketchRevision(line: string): RevisionRecord {
  const groups = LINE.exec(line)?.groups
  if (groups?.['id'] === undefined) throw new Error(`not a revision: ${line}`)
  return {
    revision: groups['id'],
    downRevision: readNames(groups['parents']),
    dependsOn: readNames(groups['needs']),
    branchLabels: readNames(groups['labels']),
  }
}

/** Builds a graph from lines as in `sketchRevision`. */
export function sketch(...lines: readonly string[]): RevisionGraph {
  return RevisionGraph.from(lines.map(sketchRevision))
}

function readNames(text: string | undefined): null | string | string[] {
  const names = (text ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
  return names.length < 2 ? (names[0] ?? null) : names
}

/** Runs a function and gives the code of its error, to be compared as a value. */
export function catchCode(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
  return 'no error'
}
