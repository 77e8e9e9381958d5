import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureProcess, type Program } from './measure-process.ts'

const REPORTER = new URL('report-peak-memory.ts', import.meta.url).href

/** Runs a program of Node to its end and gives the most memory that was resident, in MiB. */
export async function measurePeakMemory(program: Program): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-bench-'))
  const file = join(directory, 'peak')
  try {
    await measureProcess({
      ...program,
      args: ['--import', REPORTER, ...program.args],
      environment: { ...program.environment, LIMBECK_BENCH_PEAK_MEMORY: file },
    })
    return Number(readFileSync(file, 'utf8')) / 1024
  } finally {
    rmSync(directory, { recursive: true })
  }
}
