import { writeCommands, writeGlobalFlags } from './command-sections.ts'
import type { SectionTable } from './fill-sections.ts'
import { writeResults } from './result-section.ts'

/** The sections of the documentation that are made from the code. */
export const SECTIONS: SectionTable = {
  'global-flags': writeGlobalFlags,
  commands: writeCommands,
  results: writeResults,
}
