import { writeCommands, writeGlobalFlags } from './command-sections.ts'
import { writeDirectives } from './directive-sections.ts'
import type { SectionTable } from './fill-sections.ts'
import {
  writeCommandOptions,
  writeEventTypes,
  writeMethodOptions,
  writeMigratorMethods,
  writeMigratorOptions,
  writeRunEvents,
} from './program-sections.ts'
import { writeResults } from './result-section.ts'
import {
  writeDatabaseSettings,
  writeProjectSettings,
  writeReservedSettings,
  writeSettingTypes,
} from './setting-sections.ts'

/** The sections of the documentation that are made from the code. */
export const SECTIONS: SectionTable = {
  'global-flags': writeGlobalFlags,
  commands: writeCommands,
  results: writeResults,
  directives: writeDirectives,
  'database-settings': writeDatabaseSettings,
  'project-settings': writeProjectSettings,
  'reserved-settings': writeReservedSettings,
  'setting-types': writeSettingTypes,
  'migrator-options': writeMigratorOptions,
  'command-options': writeCommandOptions,
  'migrator-methods': writeMigratorMethods,
  'method-options': writeMethodOptions,
  'run-events': writeRunEvents,
  'event-types': writeEventTypes,
}
