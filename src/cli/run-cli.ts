import { Command, CommanderError } from 'commander'
import { isLimbeckError } from '../errors/index.ts'
import { VERSION } from '../util/tool.ts'
import { addCommands, type CommandHost } from './build-commands.ts'
import type { CommandDefinition } from './command-definition.ts'
import { COMMANDS } from './command-table.ts'
import { findExitCode } from './exit-codes.ts'
import { loadProjectConfig } from './load-project-config.ts'
import { createJsonReporter, createTextReporter } from './reporter.ts'
import type { Terminal } from './terminal.ts'
import { createUsageError } from './usage-error.ts'

const WRONG_USAGE = 2

const OVERVIEW = `
A new project:
  limbeck init
  limbeck revision -m "create users"
  limbeck upgrade

Every command explains itself: limbeck COMMAND --help`

/** Runs one command line, without the names of Node and the program, and gives the exit status. Never rejects. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  if (argv[0] === 'complete' && argv[1] === '--') {
    const { complete } = await import('./completion/complete.ts')
    await complete(argv.slice(2), terminal)
    return 0
  }
  let exitCode = 0
  const program = createProgram(argv, terminal, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError && isHelp(error)) {
      // Without a command, help is what is wrong with the command line.
      return error.code === 'commander.help' && error.exitCode !== 0 ? WRONG_USAGE : 0
    }
    return await failParsing(error, argv, terminal)
  }
}

function createProgram(
  argv: readonly string[],
  terminal: Terminal,
  onExit: CommandHost['onExit'],
): Command {
  const program = new Command('limbeck')
    .description('Schema migration for TypeScript.')
    .version(VERSION, '--version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      outputError: () => {},
    })
    .configureHelp({ subcommandTerm: formatTerm })
    .addHelpText('after', OVERVIEW)
  const host = { root: program, terminal, loadConfiguration: loadProjectConfig, onExit }
  addCommands(program, host, findCommand(argv[0]))
  // `limbeck db upgrade`, as users of other frameworks type it; every start would pay for what few say.
  const group = program.command('db', { hidden: true }).description('The same commands.')
  if (argv.includes('db')) addCommands(group, host)
  return program
}

/** A command in the list of commands. Alembic's spellings work and are not shown. */
function formatTerm(command: Command): string {
  const names = [command.name(), ...command.aliases()].filter((name) => !name.includes('_'))
  const placeholders = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name()
    return argument.required ? `<${name}>` : `[${name}]`
  })
  return [names.join(', '), ...placeholders].join(' ')
}

function isHelp(error: CommanderError): boolean {
  return ['commander.help', 'commander.helpDisplayed', 'commander.version'].includes(error.code)
}

/** A command line that cannot be understood: its flags are looked for as they stand. */
async function failParsing(
  error: unknown,
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  // Loaded by those who need it: help and most commands do not.
  const { maskError } = await import('../util/mask-error.ts')
  const end = argv.indexOf('--')
  const flags = end < 0 ? argv : argv.slice(0, end)
  const failure = error instanceof CommanderError ? createUsageError(error) : error
  const reporter = flags.includes('--json')
    ? createJsonReporter(terminal)
    : createTextReporter(terminal, {
        isQuiet: false,
        isVerbose: false,
        showsStack: flags.includes('-vv') || flags.includes('--raiseerr'),
        allowsColour: !flags.includes('--no-color'),
      })
  reporter.fail(findCommandName(argv), maskError(failure))
  return isLimbeckError(failure) ? findExitCode(failure, undefined) : findExitCode(error, undefined)
}

function findCommandName(argv: readonly string[]): string | null {
  for (const word of argv) {
    const found = findCommand(word)
    if (found !== undefined) return found.name
  }
  return null
}

function findCommand(word: string | undefined): CommandDefinition | undefined {
  if (word === undefined) return undefined
  return COMMANDS.find(({ name, aliases }) => name === word || aliases?.includes(word))
}
