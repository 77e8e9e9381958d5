import type { ColumnRecord } from './build-table.ts'
import type { ColumnBuilder } from './column-builder.ts'
import { createColumnBuilder, requireColumnBuilder } from './column-builder.ts'
import type { ColumnTraits } from './column-traits.ts'
import {
  type ItemsCallback,
  type OptionsIn,
  type QualifiedName,
  type TableModel,
  table,
} from './table.ts'

type Small = Letters<'abcdefghijklmnopqrstuvwxyz0123456789'>
type Capital = Letters<'ABCDEFGHIJKLMNOPQRSTUVWXYZ'>
type Letters<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? First | Letters<Rest>
  : never

/** `createdOn` as `created_on`, `userID` as `user_id`, `HTTPServer` as `http_server`. */
export type SnakeCase<Text extends string> = JoinWords<Text, ''>

/** Goes through a text with the letter before what is left of it. */
type JoinWords<
  Text extends string,
  Before extends string,
> = Text extends `${infer First}${infer Rest}`
  ? `${StartsWord<First, Before, Rest> extends true ? '_' : ''}${Lowercase<First>}${JoinWords<Rest, First>}`
  : ''

type StartsWord<
  First extends string,
  Before extends string,
  Rest extends string,
> = First extends Capital
  ? Before extends Small
    ? true
    : Before extends Capital
      ? Rest extends `${infer Next}${string}`
        ? Next extends Exclude<Small, Letters<'0123456789'>>
          ? true
          : false
        : false
      : false
  : false

/** Columns that have no name of their own under their keys in snake case. */
export type SnakeCased<Columns extends ColumnRecord> = {
  readonly [Key in keyof Columns]: Columns[Key] extends ColumnBuilder<infer Traits>
    ? ColumnBuilder<
        Traits['name'] extends string ? Traits : WithName<Traits, SnakeCase<Key & string>>
      >
    : never
}

type WithName<Traits extends ColumnTraits, Name extends string> = {
  readonly [Key in keyof ColumnTraits]: Key extends 'name' ? Name : Traits[Key]
}

/** A key in snake case, as {@link SnakeCase} says it. */
export function toSnakeCase(key: string): string {
  return key
    .replaceAll(/([a-z0-9])(?=[A-Z])/g, '$1_')
    .replaceAll(/([A-Z])(?=[A-Z][a-z])/g, '$1_')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/**
 * Describes tables whose columns are called like their keys in snake case, where they have no name of their own.
 *
 * @example
 * const { table } = snakeCase
 * export const users = table('users', { createdOn: t.timestamptz() }) // has the column created_on
 */
export const snakeCase: { readonly table: SnakeCaseTable } = { table: createTable }

/** As `table`, with columns under names in snake case. */
type SnakeCaseTable = <
  const Name extends string,
  const Columns extends ColumnRecord,
  const Schema extends string | undefined = undefined,
>(
  name: Name,
  columns: Columns,
  items?: ItemsCallback<SnakeCased<Columns>> | OptionsIn<Schema>,
  options?: OptionsIn<Schema>,
) => TableModel<SnakeCased<Columns>, QualifiedName<Name, Schema>>

function createTable<
  Name extends string,
  Columns extends ColumnRecord,
  Schema extends string | undefined,
>(
  name: Name,
  columns: Columns,
  items?: ItemsCallback<SnakeCased<Columns>> | OptionsIn<Schema>,
  options?: OptionsIn<Schema>,
): TableModel<SnakeCased<Columns>, QualifiedName<Name, Schema>> {
  return table<Name, SnakeCased<Columns>, Schema>(name, nameColumns(columns, name), items, options)
}

function nameColumns<Columns extends ColumnRecord>(
  columns: Columns,
  table: string,
): SnakeCased<Columns> {
  const named = Object.entries(columns).map(([key, column]) => {
    const { definition } = requireColumnBuilder(column, `The column "${key}" of "${table}"`)
    return [key, createColumnBuilder({ name: toSnakeCase(key), ...definition })]
  })
  return Object.fromEntries(named) as SnakeCased<Columns>
}
