import { type Table, tableKey } from '../../schema/schema-model.ts'
import type { Comparison, TablePair } from '../compare/comparison.ts'
import { changeBy, type Finding } from '../compare/finding.ts'
import { findFormerItemName } from './former-item-name.ts'
import { isWantedElsewhere } from './name-conflicts.ts'
import { compareNames, readName } from './name-similarity.ts'
import { proposalKey, type RenameProposal } from './proposal.ts'
import { isRenamable, type TableItem, writeItemRename } from './rename-item.ts'

/** An item of the database and one of the models that are the same but for their names. */
export type RenamedItem = readonly [inDatabase: TableItem, inModel: TableItem]

/**
 * What becomes of items whose names alone differ. A name that the convention made follows the new names of its table and
 * columns. One that the models say in full is proposed. Any other is left alone: another tool chose it.
 */
export function compareItemNames(
  items: readonly RenamedItem[],
  { current, wanted }: Pick<TablePair, 'current' | 'wanted'>,
  comparison: Comparison,
): readonly Finding[] {
  const { formerNames, settings } = comparison
  const taken = new Set([...current.constraints, ...current.indexes].map(({ name }) => name))
  return items.flatMap(([inDatabase, inModel]): readonly Finding[] => {
    const { name } = inModel
    if (name === undefined || inDatabase.name === undefined || taken.has(name)) return []
    if (!isRenamable(inDatabase, comparison.dialect.features)) return []
    const operation = writeItemRename(inDatabase, name, wanted)
    const former = findFormerItemName(inModel, wanted, { formerNames, naming: settings.naming })
    if (former === undefined) return propose([inDatabase, inModel], operation)
    const isFollowing = former === inDatabase.name && isFollowed(inDatabase, wanted, comparison)
    return isFollowing ? [changeBy('renameItems', operation)] : []
  })

  function propose(
    [inDatabase, inModel]: RenamedItem,
    operation: RenameProposal['operation'],
  ): readonly Finding[] {
    const [name = '', newName = ''] = [inDatabase.name, inModel.name]
    const proposal: RenameProposal = {
      kind: 'kind' in inDatabase ? 'constraint' : 'index',
      from: `${tableKey(formerNames.findTable(wanted))}.${name}`,
      to: `${tableKey(wanted)}.${newName}`,
      score: scoreItem(name, newName),
      isDropped: false,
      operation,
    }
    const isDeclined = comparison.declined.has(proposalKey(proposal))
    return isDeclined ? [] : [{ kind: 'rename', proposal }]
  }
}

/** What is the same is so for six parts in ten, as for columns. */
function scoreItem(name: string, newName: string): number {
  return Math.round((0.6 + 0.4 * compareNames(readName(name), readName(newName))) * 100) / 100
}

/**
 * Whether a name follows. Where a table would be made anew for it, or an index built again, that is done only for a name
 * that another table needs.
 */
function isFollowed(item: TableItem, table: Table, comparison: Comparison): boolean {
  if (comparison.dialect.features.constraintRenames !== 'rebuild') return true
  return !('kind' in item) && isWantedElsewhere(item, table, comparison)
}
