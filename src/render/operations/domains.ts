import type { Domain } from '../../schema/schema-model.ts'
import { type Code, object, string } from '../code.ts'
import type { OperationRenderer } from '../directive.ts'
import { renderColumn } from '../render-column.ts'
import type { RenderScope } from '../render-scope.ts'
import { renderEntries, renderSql } from '../render-value.ts'

/** `op.createDomain(…)` */
export const renderCreateDomain: OperationRenderer<'createDomain'> = ({ kind, domain }, scope) => {
  const { name, schema, comment } = domain
  return {
    name: kind,
    args: [string(name), renderDomain(domain, scope)],
    options: renderEntries({ schema, comment }, scope),
  }
}

/** `op.alterDomain(…)` */
export const renderAlterDomain: OperationRenderer<'alterDomain'> = (
  { kind, name, schema, change, existing },
  scope,
) => {
  const { addChecks, ...rest } = change
  const checks = (addChecks ?? []).map(
    (check) => [check.name ?? '', renderSql(check.expression, scope)] as const,
  )
  return {
    name: kind,
    args: [string(name)],
    options: {
      ...renderEntries({ schema, ...rest }, scope),
      addChecks: addChecks && object(Object.fromEntries(checks)),
      existing: existing && renderDomain(existing, scope),
    },
  }
}

/** `op.dropDomain(…)` */
export const renderDropDomain: OperationRenderer<'dropDomain'> = (
  { kind, name, existing, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name)],
  options: {
    ...renderEntries(options, scope),
    existing: existing && renderDomain(existing, scope),
  },
})

/** A domain is said as a column would be that has its rules. */
function renderDomain(
  { name, schema, type, nullable, default: value, collation, checks }: Domain,
  scope: RenderScope,
): Code {
  const column = {
    name: 'value',
    type,
    nullable,
    ...(value === undefined ? {} : { default: value }),
    ...(collation === undefined ? {} : { collation }),
  }
  const role = { isKey: false, isLoneKey: false, isForeign: false }
  return renderColumn(column, { role, constraints: checks, table: name, schema }, scope)
}
