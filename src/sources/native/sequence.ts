import { assertSequenceSettings, sequenceSettings } from '../../operations/sequence-change.ts'
import { requireObjectName } from '../../schema/enum-type.ts'
import { createModelObject, type ModelObject } from '../../schema/model-object.ts'
import type { Sequence } from '../../schema/schema-model.ts'
import { readOptions } from '../../util/read-options.ts'

/** What can be said of a sequence of a model; what is not said is as the engine has it. */
export type SequenceModelOptions = {
  readonly [Key in Exclude<keyof Sequence, 'name'>]?: Sequence[Key] | undefined
}

/** A sequence of a model. In an `sql` expression it is its name. */
export type SequenceModel = ModelObject<'sequences'>

/**
 * Describes a sequence of a model that belongs to no identity column; PostgreSQL and MariaDB.
 *
 * @example
 * export const invoiceNumbers = sequence('invoice_numbers', { start: 1000 })
 */
export function sequence(name: string, options?: SequenceModelOptions): SequenceModel {
  requireObjectName(name, 'sequence()')
  const where = `sequence "${name}"`
  const said = readOptions<SequenceModelOptions>(options, ['schema', ...sequenceSettings], where)
  const { schema: _schema, ...settings } = said
  assertSequenceSettings(settings, where)
  const built: Sequence = { name, ...said }
  return createModelObject({}, { kind: 'sequences', build: () => built }, built)
}
