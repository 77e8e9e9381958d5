import type { RunListener } from '../commands/run-environment.ts'
import type { Settings } from '../config/settings.ts'

/**
 * What a migrator is made from: the settings of a configuration file, or `configFile`. With neither, the configuration
 * file is looked for from the base directory upwards.
 */
export interface MigratorOptions extends Settings {
  /** A configuration file instead of settings. */
  readonly configFile?: string | URL | undefined
  /** Where relative paths start; the working directory unless told. */
  readonly baseDirectory?: string | URL | undefined
  /** An environment of the configuration. */
  readonly env?: string | undefined
  /** Handed to the configuration, hooks and scripts. */
  readonly x?: Readonly<Record<string, string | true>> | undefined
  /** Narrows every command to one of several databases. */
  readonly database?: string | undefined
  /** Receives what happens during runs. */
  readonly on?: RunListener | undefined
  /** Sends each statement alone, so that its event has a time: slower where statements could travel together. */
  readonly timesStatements?: boolean | undefined
  /** Asks a run to stop at the next safe place. */
  readonly signal?: AbortSignal | undefined
  /** How long to wait for the run lock, in milliseconds; 60,000 unless told. */
  readonly runLockTimeoutMs?: number | undefined
  /** Goes on where the command line would ask; without it such a command throws `needs_answer`. */
  readonly assumeYes?: boolean | undefined
}
