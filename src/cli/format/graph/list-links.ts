import type { RevisionInfo } from '../../../commands/results.ts'

/** A revision, or one that is only named because an edge leads out of what is shown. */
export interface GraphPoint {
  /** A name that every language takes: `r0`, `r1` … */
  readonly name: string
  readonly revision: string
  /** Undefined for one that is only named. */
  readonly info: RevisionInfo | undefined
}

/** An edge, from what is needed to what needs it. */
export interface GraphLink {
  readonly from: string
  readonly to: string
  readonly isDependency: boolean
}

/** Lists points and edges for languages that lay graphs out themselves. */
export function listLinks(revisions: readonly RevisionInfo[]): {
  readonly points: readonly GraphPoint[]
  readonly links: readonly GraphLink[]
} {
  const points = new Map<string, GraphPoint>()
  const add = (revision: string, info: RevisionInfo | undefined): string => {
    const point = points.get(revision) ?? { name: `r${points.size}`, revision, info }
    points.set(revision, point)
    return point.name
  }
  for (const info of revisions) add(info.revision, info)
  const links = revisions.flatMap((info) => {
    const to = add(info.revision, info)
    const create = (isDependency: boolean) => (need: string) => ({
      from: add(need, undefined),
      to,
      isDependency,
    })
    const { downRevision, dependencies } = info
    return [
      ...downRevision.map(create(false)),
      ...dependencies.filter((need) => !downRevision.includes(need)).map(create(true)),
    ]
  })
  return { points: [...points.values()], links }
}
