import { renameInElement, renameInExpression } from '../../operations/expression-columns.ts'
import { describeForNaming } from '../../schema/build-item.ts'
import { chooseName, findGivenName } from '../../schema/choose-name.ts'
import type { NamingConvention } from '../../schema/naming.ts'
import type { ForeignKey, Table } from '../../schema/schema-model.ts'
import type { FormerNames } from './former-names.ts'
import type { TableItem } from './rename-item.ts'

/**
 * The name that the convention gave an item of the models while its table and columns had their former names; nothing for
 * an item whose name is not the convention's.
 */
export function findFormerItemName(
  item: TableItem,
  table: Table,
  { formerNames, naming }: { readonly formerNames: FormerNames; readonly naming: NamingConvention },
): string | undefined {
  const formerTable = formerNames.findTable(table)
  const now = describeForNaming(item, table)
  const before = describeForNaming(toFormer(item, table, formerNames), formerTable)
  if (now === undefined || before === undefined || item.name === undefined) return undefined
  if (chooseName(now.key, null, now.parts, naming) === item.name)
    return chooseName(before.key, null, before.parts, naming)
  const given = findGivenName(now.key, item.name, now.parts, naming)
  if (given === undefined) return undefined
  // A check of one column has the name of the column.
  return chooseName(before.key, formerNames.findColumn(table, given), before.parts, naming)
}

function toFormer(item: TableItem, table: Table, formerNames: FormerNames): TableItem {
  const renames = formerNames.listColumns(table)
  if (!('kind' in item)) {
    const elements = item.elements.map((element) =>
      renames.reduce((known, [name, former]) => renameInElement(known, name, former), element),
    )
    return { ...item, elements }
  }
  if (item.kind === 'exclude') return item
  if (item.kind === 'check') {
    const expression = renames.reduce(
      (known, [name, former]) => renameInExpression(known, name, former),
      item.expression,
    )
    return { ...item, expression }
  }
  const columns = item.columns.map((column) => formerNames.findColumn(table, column))
  if (item.kind !== 'foreignKey') return { ...item, columns }
  return { ...item, columns, references: toFormerTarget(item.references, formerNames) }
}

function toFormerTarget(
  { table, schema, columns }: ForeignKey['references'],
  formerNames: FormerNames,
): ForeignKey['references'] {
  const target = { name: table, schema }
  return {
    table: formerNames.findTable(target).name,
    ...(schema === undefined ? {} : { schema }),
    columns: columns.map((column) => formerNames.findColumn(target, column)),
  }
}
