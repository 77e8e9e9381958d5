/** Statements on the version table that a step brings with it; each list sorted. */
export interface RowChanges {
  readonly delete: readonly string[]
  readonly update: readonly { readonly from: string; readonly to: string }[]
  readonly insert: readonly string[]
}

/** One revision in one direction, with its changes of the version rows. */
export interface PlanStep {
  readonly direction: 'upgrade' | 'downgrade' | 'stamp'
  readonly revision: string
  readonly rowChanges: RowChanges
}

/** Steps in order, and the version rows after them, sorted. */
export interface Plan {
  readonly steps: readonly PlanStep[]
  readonly rows: readonly string[]
}

/** Pairs rows that go with rows that come: an update where there is one of each, as Alembic writes them. Both come sorted. */
export function pairRowChanges(gone: readonly string[], come: readonly string[]): RowChanges {
  const shared = Math.min(gone.length, come.length)
  return {
    delete: gone.slice(shared),
    update: come.slice(0, shared).map((to, place) => ({ from: gone[place] ?? to, to })),
    insert: come.slice(shared),
  }
}
