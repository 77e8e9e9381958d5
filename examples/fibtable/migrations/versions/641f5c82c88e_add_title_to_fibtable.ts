/**
 * add title to fibtable
 *
 * Revision ID: 641f5c82c88e
 * Revises: bb73aa30e9cb
 * Create Date: 2026-11-20 06:34:20.479Z
 */
import { type Operations, t } from 'limbeck'

export const revision = '641f5c82c88e'
export const downRevision = 'bb73aa30e9cb'
export const branchLabels = null
export const dependsOn = null

export async function upgrade(op: Operations) {
  await op.addColumn('fibtable', 'title', t.varchar(512).default(''))
}

export async function downgrade(op: Operations) {
  await op.dropColumn('fibtable', 'title')
}
