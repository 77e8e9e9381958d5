import type { ColumnDefault } from '../../../schema/schema-model.ts'
import type { CatalogView } from './catalog-view.ts'
import type { DefaultText } from './defaults.ts'

/** What MySQL and MariaDB keep in different places, or write differently into the same. */
export interface CatalogVariation {
  readonly columns: CatalogView
  readonly checks: CatalogView
  readonly indexes: CatalogView
  readonly hasSequences: boolean
  /** An index goes on without a column that is dropped, and a key over several columns refuses that. */
  readonly cutsIndexes: boolean
  readDefault(text: DefaultText): ColumnDefault | undefined
  readExpression(text: string): string
}
