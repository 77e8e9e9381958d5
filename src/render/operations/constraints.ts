import type { AddConstraint } from '../../operations/index.ts'
import { foreignKeyOptions } from '../../schema/reference-target.ts'
import type { Constraint } from '../../schema/schema-model.ts'
import { array, type Code, string } from '../code.ts'
import type { Directive, OperationRenderer } from '../directive.ts'
import { renderExcluded } from '../render-item.ts'
import { renderNewName, renderOldName } from '../render-name.ts'
import type { RenderScope } from '../render-scope.ts'
import { renderEntries, renderKnown, renderSql, renderValue } from '../render-value.ts'

/** The parts of the naming convention for each kind of constraint. */
const namingKeys = {
  primaryKey: 'pk',
  unique: 'uq',
  foreignKey: 'fk',
  check: 'ck',
  exclude: undefined,
} as const

const deferral = ['deferrable', 'initially'] as const

type Place = Omit<AddConstraint, 'kind' | 'constraint'>

type ConstraintRenderers = {
  readonly [Kind in Constraint['kind']]: (
    constraint: Extract<Constraint, { readonly kind: Kind }>,
    place: Place,
    scope: RenderScope,
  ) => Directive
}

const renderers: ConstraintRenderers = {
  primaryKey({ kind, name, columns, ...rest }, { table, ...place }, scope) {
    const parts = { table, schema: place.schema, columns }
    return {
      name: 'createPrimaryKey',
      before: [renderNewName(namingKeys[kind], name, parts, scope)],
      table,
      args: [array(columns.map(string))],
      options: {
        ...renderKnown(rest, [...deferral, 'include'], scope),
        ...renderEntries(place, scope),
      },
    }
  },
  unique({ kind, name, columns, ...rest }, { table, ...place }, scope) {
    const parts = { table, schema: place.schema, columns }
    return {
      name: 'createUniqueConstraint',
      before: [renderNewName(namingKeys[kind], name, parts, scope)],
      table,
      args: [array(columns.map(string))],
      options: {
        ...renderKnown(rest, [...deferral, 'nullsNotDistinct', 'include'], scope),
        ...renderEntries(place, scope),
      },
    }
  },
  foreignKey({ kind, name, ...rest }, { table, ...place }, scope) {
    const { columns, references } = rest
    const referred = { referred: references.table, referredColumns: references.columns }
    const parts = { table, schema: place.schema, columns, ...referred }
    return {
      name: 'createForeignKey',
      before: [renderNewName(namingKeys[kind], name, parts, scope)],
      table,
      options: {
        ...renderKnown(rest, ['columns', 'references', ...foreignKeyOptions], scope),
        ...renderEntries(place, scope),
      },
    }
  },
  check({ kind, name, expression, ...rest }, { table, ...place }, scope) {
    const parts = { table, schema: place.schema, columns: [] }
    return {
      name: 'createCheckConstraint',
      before: [renderNewName(namingKeys[kind], name, parts, scope)],
      table,
      args: [renderSql(expression, scope)],
      options: {
        ...renderKnown(rest, ['notValid', 'noInherit'], scope),
        ...renderEntries(place, scope),
      },
    }
  },
  exclude({ kind, name, elements, ...rest }, { table, schema }, scope) {
    return {
      name: 'createExcludeConstraint',
      before: [renderNewName(namingKeys[kind], name, { table, columns: [] }, scope)],
      table,
      options: {
        elements: array(elements.map((element) => renderExcluded(element, scope))),
        ...renderKnown(rest, ['using', 'where', ...deferral], scope),
        ...renderEntries({ schema }, scope),
      },
    }
  },
}

/** `op.createForeignKey(…)` and the like, by the kind of the constraint. */
export const renderAddConstraint: OperationRenderer<'addConstraint'> = (
  { kind: _kind, constraint, ...place },
  scope,
) => {
  const render = renderers[constraint.kind] as (
    constraint: Constraint,
    place: Place,
    scope: RenderScope,
  ) => Directive
  return render(constraint, place, scope)
}

/** `op.dropConstraint(…)` */
export const renderDropConstraint: OperationRenderer<'dropConstraint'> = (
  { kind: _kind, table, name, naming: _naming, ...options },
  scope,
) => ({
  name: 'dropConstraint',
  before: [renderConstraintName(name, { table, ...options }, scope)],
  table,
  options: renderEntries(options, scope),
})

/** `op.renameConstraint(…)` */
export const renderRenameConstraint: OperationRenderer<'renameConstraint'> = (
  { kind: _kind, table, name, newName, ...options },
  scope,
) => ({
  name: 'renameConstraint',
  before: [renderConstraintName(name, { table, ...options }, scope)],
  table,
  args: [renderConstraintName(newName, { table, ...options }, scope)],
  options: renderEntries(options, scope),
})

/** `op.validateConstraint(…)` */
export const renderValidateConstraint: OperationRenderer<'validateConstraint'> = (
  { kind: _kind, table, name, ...options },
  scope,
) => ({
  name: 'validateConstraint',
  before: [renderValue(name, scope)],
  table,
  options: renderEntries(options, scope),
})

function renderConstraintName(
  name: string,
  place: {
    readonly table: string
    readonly schema?: string | undefined
    readonly type?: Constraint['kind']
  },
  scope: RenderScope,
): Code {
  const key = place.type === undefined ? undefined : namingKeys[place.type]
  return renderOldName(key, name, { name: place.table, schema: place.schema }, scope)
}
