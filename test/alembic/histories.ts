import type { SharedRevision } from './shared-revision.ts'

/** Fifty characters: more than the 32 of a version table that Alembic made. */
export const LONG_ID = '20261120_0625_add_the_notes_of_all_accounts_to_app'

/** Fifty characters, on the other side of the branch. */
export const OTHER_LONG_ID = '20261121_1130_add_the_right_side_of_everything_abc'

/** Exactly the 32 characters of a version table that Alembic made. */
export const WIDE_ID = '20261120_0625_add_notes_accounts'

/** A root, a branch of two sides, a merge and a tip; each revision creates the table that it is named after here. */
export function createBranchedHistory(ids: {
  readonly notes: string
  readonly right: string
}): readonly SharedRevision[] {
  return [
    createRevision('accounts', 'b1d0c2a4e6f8', []),
    createRevision('notes', ids.notes, ['b1d0c2a4e6f8']),
    createRevision('left', '3c5e7a9b1d2f', [ids.notes]),
    createRevision('right', ids.right, [ids.notes]),
    createRevision('joined', '0f1e2d3c4b5a', ['3c5e7a9b1d2f', ids.right]),
    createRevision('tip', 'e5f6a7b8c9d0', ['0f1e2d3c4b5a']),
  ]
}

/** A line, and a second root that depends on the middle of it. */
export function createDependentHistory(): readonly SharedRevision[] {
  return [
    createRevision('accounts', 'b1d0c2a4e6f8', []),
    createRevision('users', '3c5e7a9b1d2f', ['b1d0c2a4e6f8']),
    createRevision('tip', 'e5f6a7b8c9d0', ['3c5e7a9b1d2f']),
    {
      ...createRevision('invoices', '7b8c9d0e1f2a', []),
      dependsOn: ['3c5e7a9b1d2f'],
      branchLabels: ['billing'],
    },
  ]
}

/** A line of a short id, another short one, and one of fifty characters. */
export function createWideningHistory(): readonly SharedRevision[] {
  return [
    createRevision('accounts', 'b1d0c2a4e6f8', []),
    createRevision('users', '3c5e7a9b1d2f', ['b1d0c2a4e6f8']),
    createRevision('notes', LONG_ID, ['3c5e7a9b1d2f']),
  ]
}

function createRevision(
  table: string,
  revision: string,
  downRevision: readonly string[],
): SharedRevision {
  return {
    revision,
    downRevision,
    message: `create ${table}`,
    typescript: {
      upgrade: [
        `await op.createTable('${table}', { id: t.integer().primaryKey(), name: t.varchar(50).notNull() })`,
      ],
      downgrade: [`await op.dropTable('${table}')`],
    },
    python: {
      upgrade: [
        'op.create_table(',
        `    '${table}',`,
        "    sa.Column('id', sa.Integer(), primary_key=True),",
        "    sa.Column('name', sa.String(50), nullable=False),",
        ')',
      ],
      downgrade: [`op.drop_table('${table}')`],
    },
  }
}
