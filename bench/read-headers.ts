/**
 * How long the headers of ten thousand scripts take to read.
 * Run: node bench/read-headers.ts [SCRIPTS] [RUNS]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { transpileModule } from 'typescript'
import { readScriptDirectory, renderRevisionScript } from '../src/scripts/index.ts'

const [, , countArgument = '10000', runsArgument = '9'] = process.argv
const count = Number(countArgument)
const runs = Math.max(7, Number(runsArgument))

const BODY = {
  upgrade: `await op.createTable('invoice_lines', {
  id: t.integer().primaryKey(),
  invoice_id: t.integer().notNull(),
  title: t.varchar(200).notNull().default(''),
  price: t.numeric(12, 2).notNull(),
  created_on: t.timestamptz().notNull().default(sql\`now()\`),
})
await op.createIndex('ix_invoice_lines_invoice_id', 'invoice_lines', ['invoice_id'])
await op.createForeignKey('fk_invoice_lines_invoice_id_invoices', 'invoice_lines', {
  columns: ['invoice_id'],
  references: { table: 'invoices', columns: ['id'] },
})`,
  downgrade: `await op.dropTable('invoice_lines')`,
}

const folder = mkdtempSync(join(tmpdir(), 'limbeck-bench-'))
try {
  for (const kind of ['sources', 'compiled to CommonJS'] as const) {
    writeScripts(join(folder, kind, 'versions'), kind === 'sources')
    const durations: number[] = []
    for (let run = 0; run <= runs; run++) {
      const begin = performance.now()
      const { scripts, problems } = await readScriptDirectory({ migrations: join(folder, kind) })
      // The first run warms up the file cache.
      if (run > 0) durations.push(performance.now() - begin)
      if (scripts.length !== count || problems.length > 0) throw new Error('Scripts are missing.')
    }
    durations.sort((a, b) => a - b)
    const at = (part: number): string =>
      `${(durations[Math.round((durations.length - 1) * part)] ?? 0).toFixed(0)} ms`
    console.log(
      `${count} scripts, ${kind}: median ${at(0.5)}, quartiles ${at(0.25)} and ${at(0.75)}, ${runs} runs`,
    )
  }
} finally {
  rmSync(folder, { recursive: true })
}

function writeScripts(directory: string, isSource: boolean): void {
  mkdirSync(directory, { recursive: true })
  for (let index = 0; index < count; index++) {
    const text = renderScript(index)
    const name = `${createId(index)}_add_the_lines_of_invoices`
    if (isSource) writeFileSync(join(directory, `${name}.ts`), text)
    // The value of ModuleKind.CommonJS: enums cannot be imported under isolated modules.
    else {
      const compiled = transpileModule(text, { compilerOptions: { module: 1, target: 9 } })
      writeFileSync(join(directory, `${name}.js`), compiled.outputText)
    }
  }
}

function renderScript(index: number): string {
  const { files } = renderRevisionScript({
    revision: createId(index),
    downRevision: index === 0 ? null : createId(index - 1),
    branchLabels: null,
    dependsOn: null,
    message: 'add the lines of invoices',
    createDate: '2026-11-20 06:25:51.995Z',
    imports: { limbeck: ['t', 'sql'] },
    body: BODY,
  })
  return files[0]?.text ?? ''
}

function createId(index: number): string {
  return (0x100000000000 + index * 7919).toString(16)
}
