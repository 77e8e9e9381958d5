import { type CatalogRow, groupRows, readText, requireText } from '../../shared/read-row.ts'
import { mysqlFeatures } from '../features.ts'
import { quoteIdentifier, writeQuotedText } from '../literals.ts'
import type { CatalogView } from './catalog-view.ts'
import { writePlainExpression } from './plain-expression.ts'

/** The partitions of tables. */
export const partitionsView: CatalogView = {
  from: 'information_schema.PARTITIONS v',
  columns: {
    name: 'PARTITION_NAME',
    position: 'PARTITION_ORDINAL_POSITION',
    method: 'PARTITION_METHOD',
    expression: 'PARTITION_EXPRESSION',
    description: 'PARTITION_DESCRIPTION',
    comment: 'PARTITION_COMMENT',
    sub_name: 'SUBPARTITION_NAME',
    sub_position: 'SUBPARTITION_ORDINAL_POSITION',
    sub_method: 'SUBPARTITION_METHOD',
    sub_expression: 'SUBPARTITION_EXPRESSION',
  },
  schema: 'TABLE_SCHEMA',
  table: 'TABLE_NAME',
  where: 'v.PARTITION_NAME IS NOT NULL',
}

type Group = readonly [first: CatalogRow, ...others: readonly CatalogRow[]]

/** Writes what stands behind PARTITION BY; nothing for a table without partitions. */
export function readPartitions(rows: readonly CatalogRow[]): string | undefined {
  const sorted = rows.toSorted(
    (a, b) =>
      Number(a['position']) - Number(b['position']) ||
      Number(a['sub_position']) - Number(b['sub_position']),
  )
  const [first] = sorted
  if (first === undefined) return undefined
  const groups = [...groupRows(sorted, (row) => requireText(row, 'name')).values()] as Group[]
  const head = writeMethod(first, 'method', 'expression')
  if (!groups.every(([row]) => isKnown(row))) return head
  const hasSubs = readText(first['sub_method']) !== undefined
  const isCounted = hasSubs && groups.every(haveUsualNames)
  return [
    head,
    ...(hasSubs ? [`SUBPARTITION BY ${writeMethod(first, 'sub_method', 'sub_expression')}`] : []),
    ...(isCounted ? [`SUBPARTITIONS ${groups[0]?.length}`] : []),
    writePartitions(groups, hasSubs && !isCounted),
  ].join(' ')
}

function writeMethod(row: CatalogRow, method: string, expression: string): string {
  return `${requireText(row, method)} (${writePlainExpression(requireText(row, expression))})`
}

/**
 * MariaDB shows a DEFAULT partition of numbers as one of the value 0, and neither interval nor limit of SYSTEM_TIME. Then
 * only the method is told, out of which no server makes a table.
 */
function isKnown(row: CatalogRow): boolean {
  const method = requireText(row, 'method')
  return method !== 'SYSTEM_TIME' && !(method === 'LIST' && row['description'] === '0')
}

/** Whether the server chose the names: `p0sp0`, `p0sp1` … */
function haveUsualNames(rows: Group): boolean {
  return rows.every(
    (row, index) => requireText(row, 'sub_name') === `${requireText(row, 'name')}sp${index}`,
  )
}

function writePartitions(groups: readonly Group[], withSubs: boolean): string {
  const isUsual = groups.every(
    ([row], index) =>
      readText(row['description']) === undefined &&
      requireText(row, 'name') === `p${index}` &&
      requireText(row, 'comment') === '',
  )
  if (isUsual && !withSubs) return `PARTITIONS ${groups.length}`
  return `(${groups.map((group) => writePartition(group, withSubs)).join(', ')})`
}

function writePartition(group: Group, withSubs: boolean): string {
  const [row] = group
  const head = `PARTITION ${quoteIdentifier(requireText(row, 'name'))}${writeValues(row)}`
  if (!withSubs) return `${head}${writeComment(row)}`
  const subs = group.map(
    (sub) => `SUBPARTITION ${quoteIdentifier(requireText(sub, 'sub_name'))}${writeComment(sub)}`,
  )
  return `${head} (${subs.join(', ')})`
}

function writeValues(row: CatalogRow): string {
  const values = readText(row['description'])
  if (values === undefined) return ''
  const isList = requireText(row, 'method').startsWith('LIST')
  if (values !== 'MAXVALUE') return ` VALUES ${isList ? 'IN' : 'LESS THAN'} (${values})`
  // MariaDB: in a list the word stands for what no other partition takes.
  return isList ? ' DEFAULT' : ' VALUES LESS THAN (MAXVALUE)'
}

function writeComment(row: CatalogRow): string {
  const comment = requireText(row, 'comment')
  const text = writeQuotedText(comment, { features: mysqlFeatures })
  return comment === '' ? '' : ` COMMENT = ${text}`
}
