import { Option } from 'commander'
import type { CommandDefinition, FlagDefinition, ValueSource } from '../command-definition.ts'
import { COMMANDS } from '../command-table.ts'
import { GLOBAL_FLAGS } from '../global-flags.ts'

/** What the last of the words can be. */
export type Wanted =
  | { readonly kind: 'command' }
  | { readonly kind: 'flag'; readonly flags: readonly FlagDefinition[] }
  | {
      readonly kind: 'value'
      readonly values: readonly string[] | ValueSource | undefined
      /** What stands before the value in the same word: `--env=`. */
      readonly prefix: string
      readonly typed: string
    }

/** A command line that is not finished. */
export interface UnfinishedLine {
  readonly wanted: Wanted
  /** The flags that were given, by the names of the parser. */
  readonly options: Readonly<Record<string, unknown>>
}

/** Finds out what stands at the end of a command line. The words are those behind `limbeck`, the last may be empty. */
export function readWords(words: readonly string[]): UnfinishedLine {
  const before = words.slice(0, -1)
  const current = words.at(-1) ?? ''
  const line = new LineReader()
  for (const word of before) line.read(word)
  return { wanted: line.findWanted(current), options: line.options }
}

class LineReader {
  readonly options: Record<string, unknown> = {}
  #command: CommandDefinition | undefined
  #waiting: FlagDefinition | undefined
  #arguments = 0
  #takesFlags = true
  readonly #given = new Set<FlagDefinition>()

  read(word: string): void {
    if (this.#waiting !== undefined) this.#give(this.#waiting, word)
    else if (this.#takesFlags && word === '--') this.#takesFlags = false
    else if (this.#takesFlags && /^-./.test(word)) this.#readFlag(word)
    else if (this.#command !== undefined) this.#arguments += 1
    else this.#command = findCommand(word)
  }

  findWanted(current: string): Wanted {
    if (this.#waiting !== undefined) return wantValue(this.#waiting, '', current)
    const [, name, typed] = /^(--[^=]+)=(.*)$/.exec(current) ?? []
    const flag = name === undefined ? undefined : this.#findFlag(name)
    if (this.#takesFlags && flag !== undefined) return wantValue(flag, `${name}=`, typed ?? '')
    if (this.#takesFlags && current.startsWith('-'))
      return { kind: 'flag', flags: this.#listOpen() }
    if (this.#command === undefined) return { kind: 'command' }
    const [placeholder] = Object.keys(this.#command.arguments ?? {})
    const isOpen = placeholder?.includes('...') === true || this.#arguments === 0
    const values = isOpen ? this.#command.argumentValues : undefined
    return { kind: 'value', values, prefix: '', typed: current }
  }

  #readFlag(word: string): void {
    const [, name = '', value] = /^(-[^=-]|--[^=]+)=?(.*)$/s.exec(word) ?? []
    const flag = this.#findFlag(name)
    if (flag === undefined) return
    if (!takesValue(flag)) {
      this.#given.add(flag)
      // Short flags can stand together: `-vi`.
      if (!name.startsWith('--') && value !== undefined && value !== '') this.#readFlag(`-${value}`)
    } else if (value === undefined || value === '') this.#waiting = flag
    else this.#give(flag, value)
  }

  #give(flag: FlagDefinition, value: string): void {
    const name = new Option(flag.flags).attributeName()
    const before = this.options[name]
    const list = Array.isArray(before) ? before : []
    this.options[name] = flag.isRepeatable === true ? [...list, value] : value
    this.#given.add(flag)
    this.#waiting = undefined
  }

  #findFlag(name: string): FlagDefinition | undefined {
    return this.#listFlags().find(({ flags }) => {
      const { short, long } = new Option(flags)
      return name === short || name === long
    })
  }

  #listFlags(): readonly FlagDefinition[] {
    return [...(this.#command?.flags ?? []), ...GLOBAL_FLAGS]
  }

  /** The flags that can still be given. */
  #listOpen(): readonly FlagDefinition[] {
    return this.#listFlags().filter(
      (flag) =>
        flag.isHidden !== true &&
        (flag.isRepeatable === true || flag.isCounted === true || !this.#given.has(flag)),
    )
  }
}

/** `db` in front of a command is passed over, as anything that is no command. */
function findCommand(word: string): CommandDefinition | undefined {
  return COMMANDS.find(({ name, aliases }) => name === word || aliases?.includes(word))
}

function takesValue({ flags }: FlagDefinition): boolean {
  return flags.includes('<')
}

function wantValue(flag: FlagDefinition, prefix: string, typed: string): Wanted {
  return { kind: 'value', values: flag.choices ?? flag.values, prefix, typed }
}
