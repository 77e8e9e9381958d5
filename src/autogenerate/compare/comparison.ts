import type { CompileDialect } from '../../dialects/dialect.ts'
import type { ColumnType } from '../../schema/column-type.ts'
import type { NamingConvention } from '../../schema/naming.ts'
import {
  type Column,
  type ColumnDefault,
  type SchemaModel,
  type Table,
  tableKey,
} from '../../schema/schema-model.ts'
import type { ExpressionReader } from '../expressions/expression-reader.ts'
import type { ObjectReader } from '../objects/object-reader.ts'
import type { FormerNames } from '../renames/former-names.ts'
import { type DropNames, objectKey } from './drop-names.ts'
import type { Finding, UnknownObject } from './finding.ts'

/** The two sides of a column, where something of them is compared. */
export interface ColumnSides<Value> {
  readonly table: Table
  readonly databaseColumn: Column
  readonly modelColumn: Column
  readonly inDatabase: Value
  readonly inModel: Value
}

/** Whether two values differ, as somebody sees it who knows better; undefined for the usual comparison. */
export type DifferenceHook<Value> = boolean | ((sides: ColumnSides<Value>) => boolean | undefined)

/** What the project says of the comparison. */
export interface CompareSettings {
  readonly naming: NamingConvention
  readonly compareType: DifferenceHook<ColumnType>
  readonly compareServerDefault: DifferenceHook<ColumnDefault | undefined>
  /** Whether the order of columns is compared; it is not, unless told. */
  readonly compareColumnOrder?: boolean | undefined
  /** What happens to objects that no model names. */
  readonly unknownObjects: 'ask' | 'ignore' | 'drop'
  /** The names of what is dropped though somebody may ask: unknown objects, and what may have another name. */
  readonly drops: readonly string[]
}

/** What comparators are given. */
export interface Comparison {
  readonly dialect: CompileDialect
  readonly settings: CompareSettings
  /** What the database has. */
  readonly current: SchemaModel
  /** What the models ask for. */
  readonly wanted: SchemaModel
  readonly expressions: ExpressionReader
  readonly objects: ObjectReader
  /** What is to be dropped by its name. */
  readonly drops: DropNames
  /** What has another name in the database, which is to be renamed first. */
  readonly formerNames: FormerNames
  /** The keys of renames that were answered with no. */
  readonly declined: ReadonlySet<string>
}

/** Finds what differs in one kind of object. */
export interface Comparator {
  readonly name: string
  /** What differs; `before` is what the comparators before it in the list have found. */
  readonly compare: (comparison: Comparison, before: readonly Finding[]) => readonly Finding[]
}

/** A table that both sides have, also in the form in which what the engine takes for the same is the same. */
export interface TablePair {
  readonly current: Table
  readonly wanted: Table
  readonly currentForm: Table
  readonly wantedForm: Table
}

/** Finds what differs in one part of a table that both sides have. */
export type TableComparator = (pair: TablePair, comparison: Comparison) => readonly Finding[]

/** Whether an unknown object is dropped; nothing where that is to be asked. */
export function decideUnknown(
  object: UnknownObject,
  { settings, drops }: Pick<Comparison, 'settings' | 'drops'>,
): 'drop' | 'keep' | undefined {
  if (isNamedToDrop(object, { drops }) || settings.unknownObjects === 'drop') return 'drop'
  return settings.unknownObjects === 'ignore' ? 'keep' : undefined
}

/** Whether an unknown object is dropped whatever is said of all. */
export function isNamedToDrop(
  object: UnknownObject,
  { drops }: Pick<Comparison, 'drops'>,
): boolean {
  return drops.includes(objectKey(object), [tableKey(object)])
}
