/**
 * baseline
 *
 * Revision ID: 392efb1132ae
 * Revises:
 * Create Date: 2026-11-20 06:25:51.995Z
 */
import { type Operations, t } from 'limbeck'

export const revision = '392efb1132ae'
export const downRevision = null
export const branchLabels = null
export const dependsOn = null

export async function upgrade(op: Operations) {
  await op.createTable('users', {
    created_at: t.timestamp(),
    updated_at: t.timestamp(),
    name: t.varchar(255).primaryKey(),
    id: t.integer().unique('uq_users_id'),
    info_dict: t.json(),
  })
}

export async function downgrade(op: Operations) {
  await op.dropTable('users')
}
