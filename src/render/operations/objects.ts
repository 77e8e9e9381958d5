import { sequenceSettings } from '../../operations/sequence-change.ts'
import { array, object, string } from '../code.ts'
import type { OperationRenderer } from '../directive.ts'
import { renderEntries, renderKnown } from '../render-value.ts'

/** `op.createSchema(…)` */
export const renderCreateSchema: OperationRenderer<'createSchema'> = (
  { kind, name, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name)],
  options: renderKnown(options, ['owner', 'ifNotExists'], scope),
})

/** `op.dropSchema(…)` */
export const renderDropSchema: OperationRenderer<'dropSchema'> = (
  { kind, name, existing, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name)],
  options: {
    ...renderEntries(options, scope),
    existing: existing && object(renderKnown(existing, ['owner'], scope)),
  },
})

/** `op.createExtension(…)` */
export const renderCreateExtension: OperationRenderer<'createExtension'> = (
  { kind, name, ...options },
  scope,
) => ({ name: kind, args: [string(name)], options: renderEntries(options, scope) })

/** `op.dropExtension(…)` */
export const renderDropExtension: OperationRenderer<'dropExtension'> = (
  { kind, name, existing, ...options },
  scope,
) => {
  const { name: _, ...rest } = existing ?? { name }
  const said = existing === undefined ? undefined : rest
  return {
    name: kind,
    args: [string(name)],
    options: renderEntries({ ...options, existing: said }, scope),
  }
}

/** `op.createSequence(…)` */
export const renderCreateSequence: OperationRenderer<'createSequence'> = (
  { kind, sequence, ...options },
  scope,
) => ({
  name: kind,
  args: [string(sequence.name)],
  options: {
    ...renderKnown(sequence, ['schema', ...sequenceSettings], scope),
    ...renderEntries(options, scope),
  },
})

/** `op.alterSequence(…)` */
export const renderAlterSequence: OperationRenderer<'alterSequence'> = (
  { kind, name, change, existing, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name)],
  options: {
    ...renderKnown(change, sequenceSettings, scope),
    ...renderEntries(options, scope),
    existing: existing && object(renderKnown(existing, sequenceSettings, scope)),
  },
})

/** `op.dropSequence(…)` */
export const renderDropSequence: OperationRenderer<'dropSequence'> = (
  { kind, name, existing, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name)],
  options: {
    ...renderEntries(options, scope),
    existing: existing && object(renderKnown(existing, sequenceSettings, scope)),
  },
})

/** `op.createEnum(…)` */
export const renderCreateEnum: OperationRenderer<'createEnum'> = (
  { kind, name, values, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name), array(values.map(string))],
  options: renderKnown(options, ['schema', 'ifNotExists'], scope),
})

/** `op.addEnumValue(…)` */
export const renderAddEnumValue: OperationRenderer<'addEnumValue'> = (
  { kind, name, value, isUsed = false, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name), string(value)],
  options: renderEntries(options, scope),
  isCommitted: isUsed,
})

/** `op.renameEnumValue(…)` */
export const renderRenameEnumValue: OperationRenderer<'renameEnumValue'> = (
  { kind, name, value, newValue, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name), string(value), string(newValue)],
  options: renderEntries(options, scope),
})

/** `op.dropEnumValue(…)` */
export const renderDropEnumValue: OperationRenderer<'dropEnumValue'> = (
  { kind, name, value, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name), string(value)],
  options: renderEntries(options, scope),
})

/** `op.dropEnum(…)` */
export const renderDropEnum: OperationRenderer<'dropEnum'> = (
  { kind, name, existing, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name)],
  options: renderEntries({ ...options, existing: existing?.values }, scope),
})
