import type { DatabaseSettings } from './config/settings.ts'
import type { DatabaseCount, Migrator } from './migrator/migrator.ts'
import type { MigratorOptions } from './migrator/migrator-options.ts'

export type {
  ClaimedObject,
  CustomComparator,
  CustomComparison,
  CustomFinding,
  DatabaseReader,
  ExportedValue,
} from './autogenerate/compare/custom-comparator.ts'
export type { Phase } from './autogenerate/compare/finding.ts'
export type { ChangeDecisions } from './commands/command-options.ts'
export type {
  AmendResult,
  BaselineResult,
  BranchesResult,
  BranchInfo,
  CheckResult,
  CompletionResult,
  CurrentResult,
  DiffResult,
  DryRunResult,
  EditResult,
  EnsureVersionResult,
  GenerateResult,
  HistoryResult,
  InitResult,
  NewRevisionResult,
  NotModelledInfo,
  PerDatabase,
  PlannedStep,
  PlanResult,
  ProblemInfo,
  PullResult,
  RenameProposalInfo,
  RevisionInfo,
  RevisionsResult,
  RunResult,
  SetupResult,
  SqlResult,
  StampResult,
  StepResult,
  TemplateInfo,
  TemplatesResult,
  UnknownObjectInfo,
  UnverifiedInfo,
  WrittenStep,
} from './commands/results.ts'
export { defineConfig } from './config/define-config.ts'
export type {
  ComparedColumns,
  ComparedObject,
  Configuration,
  ConfigurationInput,
  DatabaseSettings,
  ObjectKind,
  ObjectPlace,
  PostWriteHook,
  ProgramHook,
  ProjectSettings,
  RevisionDirectives,
  Settings,
  TransactionSetting,
  UnknownObjectsSetting,
  VersionApplication,
  VersionApplyListener,
} from './config/settings.ts'
export type { Connection, StatementResult } from './connect/connection.ts'
export type { CustomDialects } from './dialects/dialect-name.ts'
export type { SqlWriter } from './dialects/shared/sql-writer.ts'
export {
  ERROR_CODES,
  type ErrorCode,
  isLimbeckError,
  LimbeckError,
  RevisionError,
  type RevisionErrorCode,
} from './errors/index.ts'
export type {
  DatabaseCount,
  Migrator,
  PlanOptions,
  RunOptions,
  WriteSqlOptions,
} from './migrator/migrator.ts'
export type { MigratorOptions } from './migrator/migrator-options.ts'
export type {
  AnyOperation,
  BatchScope,
  CallArgument,
  CallArguments,
  CallWriter,
  CustomBatchDirectives,
  CustomDirectives,
  CustomOperation,
  DirectiveScope,
  Irreversible,
  Operation,
  OperationData,
  OperationKind,
  OperationOf,
  ScriptCode,
  ScriptImports,
} from './operations/index.ts'
export { irreversible } from './operations/operation.ts'
export { defineComparator, defineOperation, definePlugin } from './plugins/define.ts'
export type { Plugin } from './plugins/plugin.ts'
export type { FileDialect, PluginDialect, ServerDialect } from './plugins/plugin-dialect.ts'
export type {
  CompileByDialect,
  CompiledPart,
  CompileOperation,
  OperationBuilders,
  PluginOperation,
} from './plugins/plugin-operation.ts'
export type { Direction, RunEvent, RunListener } from './runtime/events.ts'
export { Operations } from './runtime/operations.ts'
export type { StepProgress } from './runtime/step-progress.ts'
export type { SchemaModel, Table } from './schema/schema-model.ts'
export { isSql, type Sql, sql } from './schema/sql.ts'
export { t } from './schema/t.ts'

/**
 * Makes a migrator: the commands as methods, for programs. Connects to nothing yet. For a configuration file with
 * several databases say `createMigrator<'several'>({ configFile })`.
 * Throws `config_not_found`, `config_unloadable`, `config_invalid`, `unknown_environment` and `unknown_database`.
 *
 * @example
 * const migrator = await createMigrator({ url, migrations: new URL('./migrations', import.meta.url) })
 * await migrator.upgrade('head')
 * await migrator.close()
 */
export function createMigrator(
  options: MigratorOptions & { readonly databases: Readonly<Record<string, DatabaseSettings>> },
): Promise<Migrator<'several'>>
export function createMigrator<Count extends DatabaseCount = 'one'>(
  options?: MigratorOptions,
): Promise<Migrator<Count>>
export async function createMigrator(
  options: MigratorOptions = {},
): Promise<Migrator<DatabaseCount>> {
  // Scripts import this module too, and need none of the rest.
  const migrator = await import('./migrator/create-migrator.ts')
  return await migrator.createMigrator(options)
}
