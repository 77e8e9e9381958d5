import type { DialectFeatures } from '../../dialects/features.ts'
import type { Operation } from '../../operations/index.ts'
import { type SchemaModel, type Table, tableKey } from '../../schema/schema-model.ts'
import { listEnums } from '../compare/enums.ts'
import type { FormerNames } from './former-names.ts'
import type { RenamedKind } from './proposal.ts'
import { isRenamable, type TableItem, writeItemRename } from './rename-item.ts'

/** One thing that a rename can mean. */
export interface Reading {
  readonly kind: RenamedKind
  readonly operation: Operation
  /** Why it cannot be meant after all; a sentence. */
  readonly problem?: string
  /** What may have been meant by the new name. */
  readonly otherNames?: readonly string[]
}

/** What renames are read with. */
export interface RenameSides {
  /** The database with the renames that were read so far. */
  readonly current: SchemaModel
  readonly wanted: SchemaModel
  readonly formerNames: FormerNames
  readonly features: DialectFeatures
}

/** What has a name among others, and may get another one. */
interface Named {
  readonly kind: RenamedKind
  /** `table`, `column`: for people. */
  readonly title: string
  readonly to: string
  /** What may stand before the new name: `users` in `users.email`. */
  readonly prefixes: readonly string[]
  /** The names that the database has there. */
  readonly there: readonly string[]
  /** The names that the models have there; undefined where they have no such place. */
  readonly asked: readonly string[] | undefined
  readonly write: (newName: string) => Operation
  /** Why the engine cannot do it. */
  readonly refusal?: string | undefined
}

/** Everything in the database that has the old name of a rename, as the rename that it would be. */
export function findReadings(from: string, to: string, sides: RenameSides): readonly Reading[] {
  const { current, formerNames } = sides
  const table = findOwn(current.tables, from)
  const members = splitAtDots(from).flatMap(([owner, name]) => [
    ...formerNames.findKeys(owner).flatMap((key) => {
      const found = findOwn(current.tables, key)
      if (found === undefined) return []
      return [
        ...nameColumn(found, name, { to, sides }),
        ...listItems(found, name).map((item) => nameItem(found, item, { to, sides })),
      ]
    }),
    ...nameEnumValue(owner, name, { to, sides }),
  ])
  return [
    ...(table === undefined ? [] : [nameTable(table, { to, sides })]),
    ...Object.values(current.tables).flatMap((each) =>
      listItems(each, from).map((item) => nameItem(each, item, { to, sides })),
    ),
    ...members,
  ].map(readNamed)
}

interface Request {
  readonly to: string
  readonly sides: RenameSides
}

function nameTable({ name, schema }: Table, { to, sides: { current, wanted } }: Request): Named {
  const list = (model: SchemaModel) =>
    Object.values(model.tables).flatMap((each) => (each.schema === schema ? each.name : []))
  const place = schema === undefined ? {} : { schema }
  return {
    kind: 'table',
    title: 'table',
    to,
    prefixes: [schema ?? current.defaultSchema ?? ''],
    there: list(current),
    asked: list(wanted),
    write: (newName) => ({ kind: 'renameTable', name, ...place, newName }),
  }
}

function nameColumn(table: Table, name: string, { to, sides }: Request): readonly Named[] {
  const list = ({ columns }: Table) => columns.map((column) => column.name)
  if (!list(table).includes(name)) return []
  const model = findOwn(sides.wanted.tables, tableKey(table))
  const place = {
    table: table.name,
    ...(table.schema === undefined ? {} : { schema: table.schema }),
  }
  return [
    {
      kind: 'column',
      title: 'column',
      to,
      prefixes: listPrefixes(table, sides),
      there: list(table),
      asked: model && list(model),
      write: (newName) => ({ kind: 'renameColumn', ...place, name, newName }),
    },
  ]
}

function nameItem(table: Table, item: TableItem, { to, sides }: Request): Named {
  const list = ({ constraints, indexes }: Table) =>
    [...constraints, ...indexes].flatMap(({ name }) => name ?? [])
  const model = findOwn(sides.wanted.tables, tableKey(table))
  const isIndex = !('kind' in item)
  return {
    kind: isIndex ? 'index' : 'constraint',
    title: isIndex ? 'index' : 'constraint',
    to,
    prefixes: listPrefixes(table, sides),
    there: list(table),
    asked: model && list(model),
    write: (newName) => writeItemRename(item, newName, table),
    refusal: isRenamable(item, sides.features)
      ? undefined
      : 'The database cannot rename it: it is dropped and made again.',
  }
}

function nameEnumValue(owner: string, value: string, { to, sides }: Request): readonly Named[] {
  const found = findOwn(sides.current.enums ?? {}, owner)
  if (found === undefined || !found.values.includes(value)) return []
  const { name, schema } = found
  const place = { name, ...(schema === undefined ? {} : { schema }) }
  return [
    {
      kind: 'enumValue',
      title: 'value',
      to,
      prefixes: [owner],
      there: found.values,
      asked: listEnums(sides.wanted).find((one) => tableKey(one) === tableKey(found))?.values,
      write: (newValue) => ({ kind: 'renameEnumValue', ...place, value, newValue }),
    },
  ]
}

function readNamed({ kind, title, to, prefixes, there, asked, write, refusal }: Named): Reading {
  const short = prefixes.flatMap((prefix) =>
    to.startsWith(`${prefix}.`) ? to.slice(prefix.length + 1) : [],
  )
  const names = [to, ...short]
  const newName = names.find((name) => asked?.includes(name)) ?? short[0] ?? to
  const operation = write(newName)
  if (refusal !== undefined) return { kind, operation, problem: refusal }
  if (asked?.includes(newName) !== true) {
    const problem = `The models have no ${title} "${newName}" there.`
    const otherNames = (asked ?? []).filter((name) => !there.includes(name))
    return { kind, operation, problem, otherNames }
  }
  if (!there.includes(newName)) return { kind, operation }
  return { kind, operation, problem: `The database has a ${title} "${newName}" there already.` }
}

function listPrefixes(table: Table, { formerNames }: RenameSides): readonly string[] {
  return [table.name, tableKey(table), tableKey(formerNames.findTable(table))]
}

/** Of a constraint and the index that keeps it the constraint counts. */
function listItems({ constraints, indexes }: Table, name: string): readonly TableItem[] {
  return [...constraints, ...indexes].filter((item) => item.name === name).slice(0, 1)
}

/** A text at each of its dots: names may have dots themselves. */
function splitAtDots(text: string): readonly (readonly [owner: string, name: string])[] {
  return [...text.matchAll(/\./g)].map(({ index }) => [text.slice(0, index), text.slice(index + 1)])
}

function findOwn<Item>(record: Readonly<Record<string, Item>>, key: string): Item | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
