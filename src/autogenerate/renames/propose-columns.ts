import { type Column, type Table, tableKey } from '../../schema/schema-model.ts'
import type { Comparison, TablePair } from '../compare/comparison.ts'
import type { Finding } from '../compare/finding.ts'
import { placeOf } from '../compare/place.ts'
import { proposePairs } from './propose-pairs.ts'
import { type ColumnTraits, readColumnTraits, scoreColumn } from './score-column.ts'

/** Columns of a table that may have another name. What the database computes has nothing to lose. */
export function proposeColumns(
  { dropped, added }: { readonly dropped: readonly Column[]; readonly added: readonly Column[] },
  { wanted, currentForm, wantedForm }: TablePair,
  comparison: Comparison,
): readonly Finding[] {
  const { dialect, drops, formerNames } = comparison
  const [former, key] = [tableKey(formerNames.findTable(wanted)), tableKey(wanted)]
  const isKept = ({ name }: Column) =>
    !drops.includes(`the column "${former}.${name}"`, [`${former}.${name}`, `${key}.${name}`])
  const readTraits = (columns: readonly Column[], form: Table): readonly ColumnTraits[] =>
    columns
      .filter(({ generated }) => generated === undefined)
      .flatMap(({ name }) => form.columns.find((column) => column.name === name) ?? [])
      .map((column) => readColumnTraits(column, form, dialect))
  return proposePairs(
    {
      gone: readTraits(dropped.filter(isKept), currentForm),
      added: readTraits(added, wantedForm),
      score: scoreColumn,
      describe: ({ name }, { name: newName }) => ({
        kind: 'column',
        from: `${former}.${name}`,
        to: `${key}.${newName}`,
        isDropped: true,
        operation: { kind: 'renameColumn', ...placeOf(wanted), name, newName },
      }),
    },
    comparison,
  )
}
