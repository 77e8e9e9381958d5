import { LimbeckError } from '../errors/index.ts'
import type { ColumnBuilder } from '../schema/column-builder.ts'
import type { FinalName } from '../schema/final-name.ts'
import type { IndexElementArgument } from '../schema/index-element.ts'
import { type NamingConvention, resolveNaming } from '../schema/naming.ts'
import type { KyselyExpression, Sql } from '../schema/sql.ts'
import { isTableModel, readTable, type TableModel } from '../schema/table.ts'
import { readOptions } from '../util/read-options.ts'
import { type AddColumnOptions, addColumn } from './add-column.ts'
import { type AlterColumnOptions, alterColumn } from './alter-column.ts'
import type { Placement } from './arrange-columns.ts'
import type { BatchAlterTable, Recreation } from './batch-alter-table.ts'
import {
  type CreateCheckConstraintOptions,
  createCheckConstraint,
} from './create-check-constraint.ts'
import {
  type CreateExcludeConstraintOptions,
  createExcludeConstraint,
} from './create-exclude-constraint.ts'
import { type CreateForeignKeyOptions, createForeignKey } from './create-foreign-key.ts'
import { type CreateIndexOptions, createIndex } from './create-index.ts'
import { type CreatePrimaryKeyOptions, createPrimaryKey } from './create-primary-key.ts'
import { createTableComment, type TableCommentOptions } from './create-table-comment.ts'
import { type CreateTriggerOptions, createTrigger } from './create-trigger.ts'
import {
  type CreateUniqueConstraintOptions,
  createUniqueConstraint,
} from './create-unique-constraint.ts'
import type { BatchScope, CustomBatchDirectives, MethodsOf } from './custom-operation.ts'
import { type DropColumnOptions, dropColumn } from './drop-column.ts'
import { type DropConstraintOptions, dropConstraint } from './drop-constraint.ts'
import { type DropIndexOptions, dropIndex } from './drop-index.ts'
import { dropTableComment } from './drop-table-comment.ts'
import { type DropTriggerOptions, dropTrigger } from './drop-trigger.ts'
import { inSchema } from './edit-model.ts'
import type { DirectiveScope, Operation } from './operation.ts'
import { renameColumn } from './rename-column.ts'
import { type RenameConstraintOptions, renameConstraint } from './rename-constraint.ts'
import { renameIndex } from './rename-index.ts'
import { describeValue, requireName } from './require-argument.ts'
import { validateConstraint } from './validate-constraint.ts'

type Said<Options> = Omit<Options, 'schema' | 'table'>

/** Where a column is to stand: beside another one. On SQLite the table is then made anew; elsewhere it is refused. */
export interface PlacementOptions {
  /** SQLite: of `batch.addColumn` and `batch.alterColumn`: the column that this one is to stand before. */
  readonly insertBefore?: string | undefined
  /** SQLite: of `batch.addColumn` and `batch.alterColumn`: the column that this one is to stand behind. */
  readonly insertAfter?: string | undefined
}

/** The directives of a batch: those of `op` that change a table, without the name of the table. */
export interface BatchOperations extends MethodsOf<CustomBatchDirectives, void> {
  addColumn(
    name: string,
    column: ColumnBuilder,
    options?: Said<AddColumnOptions> & PlacementOptions,
  ): void
  dropColumn(name: string, options?: Said<DropColumnOptions>): void
  renameColumn(name: string, newName: string): void
  alterColumn(name: string, options: Said<AlterColumnOptions> & PlacementOptions): void
  createIndex(
    name: string | FinalName | null,
    elements: readonly IndexElementArgument[],
    options?: Said<CreateIndexOptions>,
  ): void
  dropIndex(name: string | FinalName, options?: Said<DropIndexOptions>): void
  renameIndex(name: string | FinalName, newName: string | FinalName): void
  createForeignKey(name: string | FinalName | null, options: Said<CreateForeignKeyOptions>): void
  createUniqueConstraint(
    name: string | FinalName | null,
    columns: readonly string[],
    options?: Said<CreateUniqueConstraintOptions>,
  ): void
  createPrimaryKey(
    name: string | FinalName | null,
    columns: readonly string[],
    options?: Said<CreatePrimaryKeyOptions>,
  ): void
  createCheckConstraint(
    name: string | FinalName | null,
    expression: string | Sql | KyselyExpression,
    options?: Said<CreateCheckConstraintOptions>,
  ): void
  createTableComment(comment: string, options?: Said<TableCommentOptions>): void
  dropTableComment(options?: Said<TableCommentOptions>): void
  createExcludeConstraint(
    name: string | FinalName | null,
    options: Said<CreateExcludeConstraintOptions>,
  ): void
  dropConstraint(name: string | FinalName, options?: Said<DropConstraintOptions>): void
  renameConstraint(
    name: string | FinalName,
    newName: string | FinalName,
    options?: Said<RenameConstraintOptions>,
  ): void
  validateConstraint(name: string | FinalName): void
  createTrigger(name: string, options: Said<CreateTriggerOptions>): void
  dropTrigger(name: string, options?: Said<DropTriggerOptions>): void
}

/** What can be said of a batch. */
export interface BatchOptions {
  /** The schema of the table. */
  readonly schema?: string | undefined
  /**
   * SQLite: whether the table is made anew: where it must be (`'auto'`, as if nothing was said), always, or never, so
   * that what needs it is refused.
   */
  readonly recreate?: Recreation | undefined
  /**
   * SQLite: the table as it is, made by `table()` of `limbeck/schema`, for SQL that is written for later. With a
   * database the database itself is asked.
   */
  readonly copyFrom?: TableModel | undefined
  /** SQLite: lists of columns, each in the order that is wanted, e.g. `[['c', 'a']]`. */
  readonly partialReordering?: readonly (readonly string[])[] | undefined
  /** SQLite: `strict`, `withoutRowid` and `autoincrement`, to set with true or to take away with false. */
  readonly tableOptions?: Readonly<Record<string, boolean>> | undefined
  /** Templates for the names that are left to the convention; by them constraints without a name can be dropped too. */
  readonly naming?: Partial<NamingConvention> | undefined
}

const known = [
  'schema',
  'recreate',
  'copyFrom',
  'partialReordering',
  'tableOptions',
  'naming',
] as const satisfies readonly (keyof BatchOptions)[]

const where = 'batchAlterTable()'

/** A batch that is being written. */
export interface BatchDraft {
  readonly batch: BatchOperations
  /** The operation. Throws what the first directive that failed has thrown, also where that was caught. */
  readonly finish: () => BatchAlterTable
}

/** The directives of plugins for a batch, by their names. */
export type BatchDirectives = Readonly<
  Record<string, (scope: BatchScope, args: readonly unknown[]) => readonly Operation[]>
>

/** Begins a batch. Throws `invalid_argument` for options that there are none of. */
export function draftBatch(
  scope: DirectiveScope,
  table: string,
  options: BatchOptions | undefined,
  custom: BatchDirectives = {},
): BatchDraft {
  requireName(table, where, 'table')
  const said = readOptions<BatchOptions>(options, known, where)
  const naming =
    said.naming === undefined ? scope.naming : resolveNaming({ ...scope.naming, ...said.naming })
  const operations: Operation[] = []
  const placements: Placement[] = []
  const failures: unknown[] = []
  const collect = (build: () => Operation | readonly Operation[]) => {
    try {
      operations.push(...[build()].flat())
    } catch (error) {
      failures.push(error)
      throw error
    }
  }
  const context: BatchContext = {
    scope: { ...scope, naming },
    table,
    place: inSchema(said.schema),
    naming: said.naming === undefined ? undefined : naming,
    collect,
    put: (placement) => void placements.push(placement),
  }
  return {
    batch: { ...createBatch(context), ...addCustom(custom, context) },
    finish() {
      if (failures.length > 0) throw failures[0]
      return {
        kind: 'batchAlterTable',
        table,
        ...inSchema(said.schema),
        operations,
        ...(placements.length === 0 ? {} : { placements }),
        ...readBatch(said, naming),
      }
    },
  }
}

interface BatchContext {
  readonly scope: DirectiveScope
  readonly table: string
  readonly place: { readonly schema?: string }
  readonly naming: NamingConvention | undefined
  readonly collect: (build: () => Operation | readonly Operation[]) => void
  readonly put: (placement: Placement) => void
}

function addCustom(
  directives: BatchDirectives,
  { scope, table, place, collect }: BatchContext,
): MethodsOf<CustomBatchDirectives, void> {
  const methods = Object.entries(directives).map(([name, run]) => [
    name,
    (...args: readonly unknown[]) => collect(() => run({ ...scope, table, ...place }, args)),
  ])
  return Object.fromEntries(methods) as MethodsOf<CustomBatchDirectives, void>
}

function createBatch({
  scope,
  table,
  place,
  naming,
  collect,
  put,
}: BatchContext): Omit<BatchOperations, keyof CustomBatchDirectives> {
  const placed = <Options extends PlacementOptions>(column: string, options: Options) => {
    const { insertBefore, insertAfter, ...rest } = options
    return { rest, put: () => readPlacement(column, { insertBefore, insertAfter }).forEach(put) }
  }
  return {
    addColumn: (name, column, options) =>
      collect(() => {
        const { rest, put: arrange } = placed(name, { ...options })
        const operation = addColumn(scope, table, name, column, { ...rest, ...place })
        arrange()
        return operation
      }),
    dropColumn: (name, options) =>
      collect(() => dropColumn(scope, table, name, { ...options, ...place })),
    renameColumn: (name, newName) =>
      collect(() => renameColumn(scope, table, name, newName, place)),
    alterColumn: (name, options) =>
      collect(() => {
        const { rest, put: arrange } = placed(options.name ?? name, options)
        const operation = alterColumn(scope, table, name, { ...rest, ...place })
        arrange()
        return operation
      }),
    createIndex: (name, elements, options) =>
      collect(() => createIndex(scope, name, table, elements, { ...options, ...place })),
    dropIndex: (name, options) =>
      collect(() => dropIndex(scope, name, { ...options, table, ...place })),
    renameIndex: (name, newName) =>
      collect(() => renameIndex(scope, name, newName, { table, ...place })),
    createForeignKey: (name, options) =>
      collect(() => createForeignKey(scope, name, table, { ...options, ...place })),
    createUniqueConstraint: (name, columns, options) =>
      collect(() => createUniqueConstraint(scope, name, table, columns, { ...options, ...place })),
    createPrimaryKey: (name, columns, options) =>
      collect(() => createPrimaryKey(scope, name, table, columns, { ...options, ...place })),
    createCheckConstraint: (name, expression, options) =>
      collect(() =>
        createCheckConstraint(scope, name, table, expression, { ...options, ...place }),
      ),
    createTableComment: (comment, options) =>
      collect(() => createTableComment(scope, table, comment, { ...options, ...place })),
    dropTableComment: (options) =>
      collect(() => dropTableComment(scope, table, { ...options, ...place })),
    createExcludeConstraint: (name, options) =>
      collect(() => createExcludeConstraint(scope, name, table, { ...options, ...place })),
    renameConstraint: (name, newName, options) =>
      collect(() => renameConstraint(scope, name, table, newName, { ...options, ...place })),
    validateConstraint: (name) => collect(() => validateConstraint(scope, name, table, place)),
    createTrigger: (name, options) =>
      collect(() => createTrigger(scope, name, table, { ...options, ...place })),
    dropTrigger: (name, options) =>
      collect(() => dropTrigger(scope, name, table, { ...options, ...place })),
    dropConstraint: (name, options) =>
      collect(() => ({
        ...dropConstraint(scope, name, table, { ...options, ...place }),
        ...(naming === undefined ? {} : { naming }),
      })),
  }
}

function readPlacement(
  column: string,
  { insertBefore: before, insertAfter: after }: PlacementOptions,
): readonly Placement[] {
  if (before === undefined && after === undefined) return []
  if (before !== undefined && after !== undefined)
    throw new LimbeckError(
      'invalid_argument',
      `The column "${column}" is put before "${before}" and after "${after}".`,
      { hint: 'Say one of "insertBefore" and "insertAfter".' },
    )
  return [
    {
      column,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ]
}

const recreations: readonly unknown[] = ['auto', 'always', 'never'] satisfies readonly Recreation[]

function readBatch(
  { recreate, copyFrom, partialReordering, tableOptions }: BatchOptions,
  naming: NamingConvention,
): Partial<BatchAlterTable> {
  if (recreate !== undefined && !recreations.includes(recreate))
    throw new LimbeckError(
      'invalid_argument',
      `The option "recreate" of ${where} is ${describeValue(recreate)}.`,
      { hint: 'Give "auto", "always" or "never".' },
    )
  if (copyFrom !== undefined && !isTableModel(copyFrom))
    throw new LimbeckError('invalid_argument', `The option "copyFrom" of ${where} is no table.`, {
      hint: 'Give one made by table("…", { … }) of limbeck/schema.',
    })
  return {
    ...(recreate === undefined || recreate === 'auto' ? {} : { recreate }),
    ...(copyFrom === undefined ? {} : { copyFrom: readTable(copyFrom, naming) }),
    ...(partialReordering === undefined ? {} : { ordering: partialReordering }),
    ...(tableOptions === undefined ? {} : { options: tableOptions }),
  }
}
