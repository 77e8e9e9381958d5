/** The arguments and flags of one command, as they were written. */
export interface Invocation {
  /** All arguments in order. */
  readonly arguments: readonly string[]
  /** Whether a flag without value was given. */
  has(name: string): boolean
  /** The value of a flag. */
  text(name: string): string | undefined
  /** The values of a flag that may be repeated; undefined where it was not given. */
  list(name: string): readonly string[] | undefined
}

/** Gives typed access to parsed options. */
export function createInvocation(
  positional: readonly unknown[],
  options: Readonly<Record<string, unknown>>,
): Invocation {
  return {
    arguments: positional.flat().filter((value) => typeof value === 'string'),
    has: (name) => options[name] === true,
    text: (name) => {
      const value = options[name]
      return typeof value === 'string' ? value : undefined
    },
    list: (name) => {
      const value = options[name]
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined
    },
  }
}
