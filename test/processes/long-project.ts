import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How the scripts of a generated project differ. */
export interface LongProject {
  readonly url: string
  readonly revisions: number
  /** Whether indexes may be built concurrently, which no transaction can hold. */
  readonly concurrently: boolean
}

/**
 * Writes a project whose revisions have several statements each: tables, indexes, rows that depend on rows, and a
 * part of them under `autocommit`.
 */
export function writeLongProject(directory: string, project: LongProject): void {
  const versions = join(directory, 'migrations/versions')
  mkdirSync(versions, { recursive: true })
  writeFileSync(
    join(directory, 'limbeck.config.ts'),
    `import { defineConfig } from 'limbeck'\n\nexport default defineConfig({ url: ${JSON.stringify(project.url)}, migrations: './migrations' })\n`,
  )
  for (let number = 1; number <= project.revisions; number++) {
    const id = toId(number)
    writeFileSync(join(versions, `${id}_step.ts`), writeScript(number, project))
  }
}

/** The id of the revision with this number, counted from 1. */
export function toId(number: number): string {
  return `rev${String(number).padStart(5, '0')}`
}

function writeScript(number: number, { concurrently }: LongProject): string {
  const table = `t${number}`
  const option = concurrently ? ', { concurrently: true }' : ''
  const bodies = [
    // Everything in the transaction of the step, where the engine has one.
    `  await op.createTable('${table}', { id: t.integer().primaryKey(), name: t.varchar(50).notNull(), amount: t.integer() })
  await op.createIndex('ix_${table}_name', '${table}', ['name'])
  await op.bulkInsert('${table}', [{ id: 1, name: 'a', amount: 1 }, { id: 2, name: 'b', amount: 2 }])
  await op.execute('INSERT INTO totals VALUES (${number}, 3)')
  await op.addColumn('${table}', 'note', t.text())`,
    // A part that commits statement by statement.
    `  await op.createTable('${table}', { id: t.integer().primaryKey(), name: t.varchar(50).notNull(), amount: t.integer() })
  await op.execute('INSERT INTO totals VALUES (${number}, 0)')
  await op.autocommit(async () => {
    await op.createIndex('ix_${table}_name', '${table}', ['name']${option})
    await op.execute('UPDATE totals SET amount = amount + 1 WHERE id = ${number}')
    await op.execute('UPDATE totals SET amount = amount + 1 WHERE id = ${number}')
    await op.createIndex('ix_${table}_amount', '${table}', ['amount']${option})
  })
  await op.execute('UPDATE totals SET amount = amount + 10 WHERE id = ${number}')
  await op.renameTable('${table}', '${table}_done')`,
    // Rows that are read decide what is written.
    `  await op.createTable('${table}', { id: t.integer().primaryKey(), amount: t.integer() })
  const rows = await op.query('SELECT id, amount FROM totals ORDER BY id')
  for (const row of rows.slice(0, 5)) await op.execute(sql\`INSERT INTO ${table} VALUES (\${row['id']}, \${row['amount']})\`)
  await op.dropColumn('${table}', 'amount')
  await op.execute('INSERT INTO totals VALUES (${number}, ' + Math.min(rows.length, 5) + ')')`,
  ]
  const first = number === 1
  const body = first
    ? `  await op.createTable('totals', { id: t.integer().primaryKey(), amount: t.integer().notNull() })`
    : bodies[number % bodies.length]
  return `/**
 * step ${number}
 *
 * Revision ID: ${toId(number)}
 */
import { type Operations, sql, t } from 'limbeck'

export const revision = '${toId(number)}'
export const downRevision = ${first ? 'null' : `'${toId(number - 1)}'`}
export const branchLabels = null
export const dependsOn = null
void sql
void t

export async function upgrade(op: Operations) {
${body}
}

export async function downgrade(op: Operations) {
  await op.execute('SELECT 1')
}
`
}
