import type { Connection } from '../../connect/connection.ts'
import type { FailureKind, LiveDialect } from '../../dialects/dialect.ts'
import {
  type Check,
  type Column,
  type Index,
  type Table,
  tableKey,
} from '../../schema/schema-model.ts'
import { isSql, type Sql, sql } from '../../schema/sql.ts'
import { MISSING, readFailure } from '../read-failure.ts'
import type { Doubt, KnownTexts } from './expression-reader.ts'

const PREFIX = 'limbeck_probe_'

/**
 * How the database writes expressions: they are put on temporary tables, which are read back and rolled back. One that it
 * refuses is asked about alone: false where a function or a value that it names is not there, and null otherwise.
 */
export async function readByDatabase(
  connection: Connection,
  dialect: LiveDialect,
  doubts: readonly Doubt[],
): Promise<KnownTexts> {
  const { temporarySchema: schema } = dialect
  if (schema === undefined || doubts.length === 0) return new Map()
  const groups = [...Map.groupBy(doubts, ({ table }) => tableKey(table)).values()]
  return new Map(await ask(groups))

  async function ask(asked: readonly Group[]): Promise<readonly KnownText[]> {
    const probes = asked.map((group, index) =>
      createProbe(group, `${PREFIX}${index}`, schema ?? ''),
    )
    const answer = await tryProbes(connection, dialect, probes)
    if (typeof answer !== 'string') return answer
    const parts = asked.length > 1 ? asked.map((group) => [group]) : asked.flatMap(splitGroup)
    const [only, ...others] = asked.flat()
    if (only !== undefined && others.length === 0)
      return [[only.key, MISSING.includes(answer) ? false : null]]
    const known: KnownText[] = []
    for (const part of parts) known.push(...(await ask(part)))
    return known
  }
}

/** The doubts about one table. */
type Group = readonly Doubt[]

type KnownText = readonly [key: string, text: string | false | null]

function splitGroup(group: Group): readonly (readonly Group[])[] {
  return group.map((doubt) => [[doubt]])
}

/** A table with the columns of another, and its expressions under names that tell them. */
interface Probe {
  readonly table: Table
  readonly doubts: readonly Doubt[]
}

function createProbe(doubts: readonly Doubt[], name: string, schema: string): Probe {
  const columns = doubts[0]?.table.columns ?? []
  const plain = columns
    .filter(({ generated }) => generated === undefined)
    .map((column) => strip(column))
  const extras = doubts.flatMap((doubt, index): readonly Column[] => {
    const owner = columns.find((column) => column.name === doubt.column)
    if (owner === undefined) return []
    const own = { ...strip(owner), name: nameOf(index) }
    if (doubt.role === 'default') return [{ ...own, default: sql.raw(doubt.text) }]
    if (doubt.role !== 'generated') return []
    return [{ ...own, generated: { expression: sql.raw(doubt.text), stored: true } }]
  })
  const checks = doubts.flatMap((doubt, index): readonly Check[] =>
    doubt.role === 'check'
      ? [{ kind: 'check', name: nameOf(index), expression: sql.raw(doubt.text) }]
      : [],
  )
  const indexes = doubts.flatMap((doubt, index) => createIndex(doubt, nameOf(index), plain))
  return {
    table: { name, schema, columns: [...plain, ...extras], constraints: checks, indexes },
    doubts,
  }
}

function createIndex(
  { role, text }: Doubt,
  name: string,
  columns: readonly Column[],
): readonly Index[] {
  const expression = sql.raw(text)
  if (role === 'element') return [{ name, unique: false, elements: [{ expression }] }]
  if (role !== 'predicate') return []
  const [column] = columns
  const elements = column === undefined ? [] : [{ expression: sql`(1)` }]
  return [{ name, unique: false, elements, where: expression }]
}

function nameOf(index: number): string {
  return `${PREFIX}x${index}`
}

/** The name and the type of a column: what expressions see of it. */
function strip({ name, type, collation }: Column): Column {
  return { name, type, nullable: true, ...(collation === undefined ? {} : { collation }) }
}

async function tryProbes(
  connection: Connection,
  dialect: LiveDialect,
  probes: readonly Probe[],
): Promise<readonly KnownText[] | FailureKind> {
  const { transaction } = dialect
  const isOpen = await connection.isInTransaction()
  const begin = isOpen ? transaction.savepoint(PREFIX) : transaction.begin
  const rollback = isOpen ? transaction.rollbackTo(PREFIX) : transaction.rollback
  const queries = dialect.catalogQueries({
    kind: 'tables',
    tables: probes.map(({ table }) => ({ name: table.name })),
  })
  await connection.execute({ sql: begin })
  try {
    for (const { table } of probes)
      for (const statement of dialect.compile({ kind: 'createTable', table }))
        await connection.execute(statement)
    const results = await connection.executeBatch(queries)
    const model = dialect.readCatalog(results.map(({ rows }) => rows))
    return probes.flatMap(({ table, doubts }) => {
      const read = model.tables[table.name]
      return doubts.flatMap((doubt, index): readonly (readonly [string, string])[] => {
        const text = read === undefined ? undefined : findText(read, doubt, nameOf(index))
        return text === undefined ? [] : [[doubt.key, dialect.inlineSql(text)]]
      })
    })
  } catch (error) {
    return dialect.classifyFailure(readFailure(error))
  } finally {
    await connection.execute({ sql: rollback })
  }
}

function findText(table: Table, { role }: Doubt, name: string): Sql | undefined {
  const column = table.columns.find((each) => each.name === name)
  if (role === 'default') return isSql(column?.default) ? column.default : undefined
  if (role === 'generated') return column?.generated?.expression
  const check = table.constraints.find((item) => item.name === name)
  if (role === 'check') return check?.kind === 'check' ? check.expression : undefined
  const index = table.indexes.find((each) => each.name === name)
  return role === 'predicate' ? index?.where : index?.elements[0]?.expression
}
