/**
 * create fibtable
 *
 * Revision ID: bb73aa30e9cb
 * Revises:
 * Create Date: 2026-11-20 06:25:51.995Z
 */
import { type Operations, sql, t } from 'limbeck'

export const revision = 'bb73aa30e9cb'
export const downRevision = null
export const branchLabels = null
export const dependsOn = null

export async function upgrade(op: Operations) {
  await op.createTable('fibtable', {
    id: t.integer().primaryKey(),
    created_on: t.timestamptz().default(sql`CURRENT_TIMESTAMP`),
    updated_on: t.timestamptz(),
    fib_index: t.integer().notNull().default(0),
    fib_value: t.integer().notNull().default(0),
  })
}

export async function downgrade(op: Operations) {
  await op.dropTable('fibtable')
}
