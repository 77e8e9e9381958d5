/** Loaded before a program of Node by `--import`: writes the most memory that it had, in KiB, once it ends. */
import { writeFileSync } from 'node:fs'

process.on('exit', () => {
  const file = process.env['LIMBECK_BENCH_PEAK_MEMORY']
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS))
})
