import type { CommandContext } from '../commands/command-context.ts'
import type { ProblemInfo } from '../commands/results.ts'
import type { Invocation } from './invocation.ts'
import type { Painter, Terminal } from './terminal.ts'

/** Where the values of an argument or a flag come from: shells complete them. */
export type ValueSource =
  | 'revisions'
  | 'upgradeTargets'
  | 'downgradeTargets'
  | 'databases'
  | 'environments'
  | 'versionLocations'
  | 'initTemplates'
  | 'scriptTemplates'
  | 'files'
  | 'folders'

/** A flag of a command. */
export interface FlagDefinition {
  /** As help shows it, e.g. `-m, --message <text>`. */
  readonly flags: string
  /** Markdown, lower case, no full stop. Links are relative to `docs`; help leaves them out. */
  readonly description: string
  /** Its value may be spelled like a flag. */
  readonly takesAnyText?: boolean
  /** May be given several times, each with one value. */
  readonly isRepeatable?: boolean
  /** Has no value, and says more each time it is given. */
  readonly isCounted?: boolean
  readonly choices?: readonly string[]
  /** What its value can be, where there is no list of choices. */
  readonly values?: ValueSource
  /** Works as users of Alembic know it, and help does not list it. */
  readonly isHidden?: boolean
}

/** What a command can use while it runs. */
export interface CommandSession {
  readonly workingDirectory: string
  readonly terminal: Terminal
  /** Whether standard output is for one JSON object alone. */
  readonly isJson: boolean
  /** Loads the configuration. */
  openContext(): Promise<CommandContext>
  /** The same; undefined where none was named and none is found. */
  findContext(): Promise<CommandContext | undefined>
}

/** How a result is shown to people. */
export interface View {
  readonly paint: Painter
  readonly isVerbose: boolean
  /** Whether it is read on a terminal, and not by another program. */
  readonly isTerminal: boolean
  /** How wide a line may be. */
  readonly columns: number
  readonly supportsUnicode: boolean
}

/** What a command gave. */
export interface Outcome {
  /** Printed by `--json`. */
  readonly result: unknown
  /** What was asked for, as lines for people. */
  readonly text: (view: View) => readonly string[]
  /** What the signs in the text mean. */
  readonly legend?: (view: View) => string | undefined
  /** What else a person wants to know. */
  readonly message?: string | undefined
  /** What is wrong with the scripts and did not stop the command. */
  readonly problems?: readonly ProblemInfo[]
  /** Whether the command found what it looked for, which is no failure: exit status 3. */
  readonly hasFindings?: boolean
}

/** A command of the command line. `npm run docs` makes `docs/cli.md` from these. */
export interface CommandDefinition {
  readonly name: string
  /** Other names, those of Alembic among them. */
  readonly aliases?: readonly string[]
  /** A line without its full stop. */
  readonly summary: string
  /** More sentences, in Markdown as the descriptions of flags. */
  readonly details?: string
  /** As help shows them: `<revision>`, `[target]`, `<revisions...>`; each with its description. */
  readonly arguments?: Readonly<Record<string, string>>
  /** What the arguments can be. */
  readonly argumentValues?: ValueSource | readonly string[]
  readonly flags?: readonly FlagDefinition[]
  /** Flags of Alembic and Flask-Migrate that are no flags here, each with what to say instead. */
  readonly foreignFlags?: Readonly<Record<string, string>>
  /** Command lines without `limbeck`, each with what it is for. */
  readonly examples: readonly (readonly [line: string, purpose: string])[]
  /** The types of what `--json` prints, out of `commands/results.ts`. */
  readonly results: readonly string[]
  /** Runs the command. What it needs is imported here and not before, so that help needs none of it. */
  run(session: CommandSession, invocation: Invocation): Promise<Outcome>
}
