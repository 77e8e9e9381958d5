export { type MigratorCommandOptions, migratorCommand } from './cli/migrator-command.ts'
