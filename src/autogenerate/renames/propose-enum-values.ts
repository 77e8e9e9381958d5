import { type Enumeration, tableKey } from '../../schema/schema-model.ts'
import type { Comparison } from '../compare/comparison.ts'
import type { Finding } from '../compare/finding.ts'
import { proposePairs } from './propose-pairs.ts'
import { listEnumValueTraits, scoreEnumValue } from './score-enum-value.ts'

/** Values of an enumeration that may have another name. */
export function proposeEnumValues(
  current: Enumeration,
  wanted: Enumeration,
  comparison: Comparison,
): readonly Finding[] {
  const key = tableKey(wanted)
  const isKept = ({ name }: { readonly name: string }) =>
    !comparison.drops.includes(`the value "${name}" of "${key}"`, [`${key}.${name}`])
  const { name, schema } = wanted
  return proposePairs(
    {
      gone: listEnumValueTraits(current.values, wanted.values).filter(isKept),
      added: listEnumValueTraits(wanted.values, current.values),
      score: scoreEnumValue,
      describe: ({ name: value }, { name: newValue }) => ({
        kind: 'enumValue',
        from: `${key}.${value}`,
        to: `${key}.${newValue}`,
        isDropped: true,
        operation: {
          kind: 'renameEnumValue',
          name,
          ...(schema === undefined ? {} : { schema }),
          value,
          newValue,
        },
      }),
    },
    comparison,
  )
}
