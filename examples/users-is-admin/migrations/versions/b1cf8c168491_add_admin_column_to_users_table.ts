/**
 * add admin column to users table
 *
 * Revision ID: b1cf8c168491
 * Revises: 392efb1132ae
 * Create Date: 2026-11-20 06:31:07.120Z
 */
import { type Operations, t } from 'limbeck'

export const revision = 'b1cf8c168491'
export const downRevision = '392efb1132ae'
export const branchLabels = null
export const dependsOn = null

export async function upgrade(op: Operations) {
  await op.addColumn('users', 'is_admin', t.boolean())
}

export async function downgrade(op: Operations) {
  await op.dropColumn('users', 'is_admin')
}
