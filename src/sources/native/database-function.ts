import {
  buildFunction,
  type FunctionSettings,
  functionSettings,
} from '../../operations/create-function.ts'
import { requireObjectName } from '../../schema/enum-type.ts'
import { createModelObject, type ModelObject } from '../../schema/model-object.ts'
import type { DatabaseFunction } from '../../schema/schema-model.ts'
import { readOptions } from '../../util/read-options.ts'

type Extra = (typeof extras)[number]

const extras = ['parallel', 'leakproof', 'cost', 'rows', 'settings', 'isParsed', 'comment'] as const

/** What a function of a model is. */
export type FunctionModelOptions = FunctionSettings & {
  readonly [Key in 'schema' | Extra]?: DatabaseFunction[Key] | undefined
}

/** A function of a model. In an `sql` expression it is its name. */
export type FunctionModel = ModelObject<'functions'>

/**
 * Describes a function of a model, in the language of its engine; PostgreSQL, MySQL and MariaDB. Throws `invalid_argument`
 * where it has no result or no body.
 *
 * @example
 * export const touch = databaseFunction('touch', {
 *   returns: 'trigger',
 *   body: 'BEGIN NEW.updated_on := now(); RETURN NEW; END',
 * })
 */
export function databaseFunction(name: string, options: FunctionModelOptions): FunctionModel {
  requireObjectName(name, 'databaseFunction()')
  const where = `databaseFunction "${name}"`
  const said = readOptions<FunctionModelOptions>(
    options,
    ['schema', ...functionSettings, ...extras],
    where,
  )
  const { schema, parallel, leakproof, cost, rows, settings, isParsed, comment, ...rest } = said
  const further = { parallel, leakproof, cost, rows, settings, isParsed, comment }
  const built: DatabaseFunction = {
    ...buildFunction(name, schema, rest, where),
    ...readOptions<typeof further>(further, extras, where),
  }
  return createModelObject({}, { kind: 'functions', build: () => built }, built)
}
