import type { PartitionOf, Table } from '../../schema/schema-model.ts'
import type { Comparison, TableComparator } from './comparison.ts'
import type { Finding } from './finding.ts'

/**
 * How a table is parted, and which part of another it is, where a model says so. No engine alters that without moving
 * rows: a difference is told, and left to a person.
 */
export const comparePartitions: TableComparator = ({ current, wanted }, comparison) => {
  const [inDatabase, inModels] = [current, wanted].map((table) => table.options?.['partitionBy'])
  const isOther = inModels !== undefined && !isSame(inDatabase, inModels, comparison)
  const isMoved =
    wanted.partitionOf !== undefined &&
    !isSame(writePlace(current.partitionOf), writePlace(wanted.partitionOf), comparison)
  return [
    ...(isOther ? [tell(`how "${wanted.name}" is parted`, inDatabase, inModels)] : []),
    ...(isMoved
      ? [
          tell(
            `the place of the partition "${wanted.name}"`,
            writePlace(current.partitionOf),
            writePlace(wanted.partitionOf),
          ),
        ]
      : []),
  ]
}

type Value = NonNullable<Table['options']>[string] | undefined

function isSame(one: Value, other: Value, { dialect }: Comparison): boolean {
  const [left, right] = [one, other].map((text) => dialect.normalizeExpression(String(text ?? '')))
  return left === right
}

function writePlace(place: PartitionOf | undefined): string | undefined {
  if (place === undefined) return undefined
  const { schema, table, bounds } = place
  return `${schema === undefined ? '' : `${schema}.`}${table} ${bounds}`
}

function tell(object: string, inDatabase: Value, inModels: Value): Finding {
  return {
    kind: 'unverified',
    difference: {
      object: `${object}, which is not altered`,
      inDatabase: String(inDatabase ?? 'not at all'),
      inModels: String(inModels),
    },
  }
}
