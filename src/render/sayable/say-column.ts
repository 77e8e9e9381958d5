import type { ColumnChange } from '../../operations/index.ts'
import type { Column, Generated, Identity } from '../../schema/schema-model.ts'
import { canSayType } from './say-type.ts'
import { type Sayings, says } from './sayings.ts'

const canSayIdentity = says<Identity>({
  always: true,
  start: true,
  increment: true,
  minValue: true,
  maxValue: true,
  cache: true,
  cycle: true,
})

const canSayGenerated = says<Generated>({ expression: true, stored: true })

/** What a builder of `t` says of a column. */
export const columnSayings: Sayings<Column> = {
  name: true,
  type: canSayType,
  nullable: true,
  default: (_, column) => hasOneSource(column),
  identity: (identity, column) => canSayIdentity(identity) && hasOneSource(column),
  autoIncrement: (isOn, column) => isOn && hasOneSource(column),
  generated: (generated, column) => canSayGenerated(generated) && hasOneSource(column),
  collation: true,
  comment: true,
  inherited: false,
  onNullConflict: false,
  isVisible: false,
}

/** Whether a builder of `t` says everything of a column. */
export const canSayColumn = says(columnSayings)

/** Builders refuse a column that gets its values in two ways. */
function hasOneSource({ default: value, identity, generated, autoIncrement }: Column): boolean {
  const sources = [value, identity, generated, autoIncrement]
  return sources.filter((source) => source !== undefined).length === 1
}

/** Whether the options of `alterColumn` say everything of a change. */
export const canSayChange = says<ColumnChange>({
  type: canSayType,
  nullable: true,
  default: true,
  comment: true,
  collation: true,
  autoIncrement: true,
  identity: (identity) => identity === null || canSayIdentity(identity),
  generated: (generated, change) =>
    generated === null || (canSayGenerated(generated) && hasNoOtherSource(change)),
})

function hasNoOtherSource({ default: value, identity, autoIncrement }: ColumnChange): boolean {
  return (
    (value ?? undefined) === undefined &&
    (identity ?? undefined) === undefined &&
    autoIncrement !== true
  )
}
