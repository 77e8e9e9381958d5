/** The statements of a revision in one language, line by line. */
export interface RevisionBody {
  readonly upgrade: readonly string[]
  readonly downgrade: readonly string[]
}

/** A revision that can be written as a script for Limbeck and as a script for Alembic. */
export interface SharedRevision {
  readonly revision: string
  readonly downRevision: readonly string[]
  readonly dependsOn?: readonly string[]
  readonly branchLabels?: readonly string[]
  readonly message: string
  readonly typescript: RevisionBody
  readonly python: RevisionBody
}

const CREATE_DATE = '2026-11-20 06:25:51.995'

/** Writes the script that Limbeck runs. */
export function renderTypeScript(revision: SharedRevision): string {
  const { message, downRevision, dependsOn = [], branchLabels = [], typescript } = revision
  return `/**
 * ${message}
 *
 * Revision ID: ${revision.revision}
 * Revises: ${downRevision.join(', ')}
 * Create Date: ${CREATE_DATE}Z
 */
import { t, type Operations } from 'limbeck'

export const revision = '${revision.revision}'
export const downRevision = ${renderNames(downRevision, 'null')}
export const branchLabels = ${renderNames(branchLabels, 'null')}
export const dependsOn = ${renderNames(dependsOn, 'null')}

export async function upgrade(op: Operations) {
${indent(typescript.upgrade, 2)}
}

export async function downgrade(op: Operations) {
${indent(typescript.downgrade, 2)}
}
`
}

/** Writes the script that Alembic runs. */
export function renderPython(revision: SharedRevision): string {
  const { message, downRevision, dependsOn = [], branchLabels = [], python } = revision
  return `"""${message}

Revision ID: ${revision.revision}
Revises: ${downRevision.join(', ')}
Create Date: ${CREATE_DATE}

"""
from alembic import op
import sqlalchemy as sa

revision = '${revision.revision}'
down_revision = ${renderNames(downRevision, 'None')}
branch_labels = ${renderNames(branchLabels, 'None')}
depends_on = ${renderNames(dependsOn, 'None')}


def upgrade():
${indent(python.upgrade, 4)}


def downgrade():
${indent(python.downgrade, 4)}
`
}

/** One name as a string, several as a list, none as the language's word for it. */
function renderNames(names: readonly string[], none: string): string {
  const quoted = names.map((name) => `'${name}'`)
  if (quoted.length < 2) return quoted[0] ?? none
  return `[${quoted.join(', ')}]`
}

function indent(lines: readonly string[], width: number): string {
  return lines.map((line) => ' '.repeat(width) + line).join('\n')
}
