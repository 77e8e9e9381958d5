export {
  readScriptDirectory,
  type ScriptDirectory,
  type ScriptDirectoryOptions,
} from './directory/read-script-directory.ts'
export { type ModuleHeaderText } from './header/read-module-header.ts'
export { type SqlHeaderText } from './header/read-sql-header.ts'
export {
  type LoadedModuleScript,
  type LoadedScript,
  type LoadedSqlScript,
  type LoadScriptOptions,
  loadScript,
  type Migration,
  type MigrationFunction,
  type SqlText,
  type SqlTexts,
} from './load/load-script.ts'
export { type MergedScript, mergeScripts, type ScriptVersions } from './merge/merge-scripts.ts'
export {
  type HeaderList,
  type ModuleScriptRecord,
  type ScriptComment,
  type ScriptHeader,
  type ScriptProblem,
  type ScriptRecord,
  type SqlPair,
  type SqlScriptRecord,
} from './script-record.ts'
export {
  INIT_TEMPLATES,
  type InitFile,
  type InitOptions,
  type InitTemplate,
  type InitTemplateName,
  requireTemplate,
} from './templates/init-templates.ts'
export { isScriptLanguage, SCRIPT_TEMPLATES } from './templates/script-templates.ts'
export { type FileNameValues } from './write/format-file-name.ts'
export { generateRevisionId } from './write/generate-revision-id.ts'
export { joinImports } from './write/join-imports.ts'
export {
  type RenderedScript,
  renderRevisionScript,
  type UserTemplate,
} from './write/render-revision-script.ts'
export type { RevisionScript, ScriptBody, ScriptLanguage } from './write/revision-script.ts'
export {
  type PostWriteHook,
  type ProgramHook,
  runPostWriteHooks,
} from './write/run-post-write-hooks.ts'
export {
  findUserTemplate,
  readUserTemplate,
  type WriteScriptOptions,
  type WrittenScript,
  writeScript,
} from './write/write-script.ts'
export { type ZonedDate } from './write/zoned-date.ts'
