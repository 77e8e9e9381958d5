/** A piece of TypeScript of the few forms that scripts are made of. Where its lines break is the layout's business. */
export type Code =
  /** As it is: a number, a name, or what somebody else wrote. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  /** `` tag`…` `` with its back ticks; its lines stay as they are. */
  | {
      readonly kind: 'template'
      readonly text: string
      /** Whether something is called or made between its parts. */
      readonly hasCalls?: boolean
    }
  | { readonly kind: 'array'; readonly items: readonly Code[] }
  | {
      readonly kind: 'object'
      readonly entries: readonly Entry[]
      /** Each entry on a line of its own, whatever the room. */
      readonly isOpen: boolean
    }
  /** `head.name(…).name(…)`; the first call has no name where the head itself is called. */
  | { readonly kind: 'chain'; readonly head: string; readonly calls: readonly [Call, ...Call[]] }
  /** A function that gives a value, with the type of the value where it is said. */
  | {
      readonly kind: 'arrow'
      readonly parameter: string
      readonly returns?: string
      readonly body: Code
    }
  /** A line for people. */
  | { readonly kind: 'comment'; readonly text: string }
  /** A function of statements, each of which is waited for where it is asynchronous. */
  | {
      readonly kind: 'block'
      readonly parameter: string
      readonly statements: readonly Code[]
      readonly isAsync?: boolean
    }

/** A property of an object. */
export interface Entry {
  readonly key: string
  readonly value: Code
}

/** A call in a chain. */
export interface Call {
  readonly name?: string
  readonly args: readonly Code[]
}

/** Code as it is. */
export function text(code: string): Code {
  return { kind: 'text', text: code }
}

/** A text in quotes. */
export function string(value: string): Code {
  return { kind: 'string', text: value }
}

/** A list. */
export function array(items: readonly Code[]): Code {
  return { kind: 'array', items }
}

/** An object of what is said: entries that are undefined are left out. */
export function object(
  entries: Readonly<Record<string, Code | undefined>>,
  { isOpen = false }: { readonly isOpen?: boolean } = {},
): Code {
  return {
    kind: 'object',
    isOpen,
    entries: Object.entries(entries).flatMap(([key, value]) =>
      value === undefined ? [] : [{ key, value }],
    ),
  }
}

/** A call: `call('op', 'dropTable', string('users'))`. */
export function call(head: string, name: string, ...args: readonly Code[]): Code {
  return { kind: 'chain', head, calls: [{ name, args }] }
}

/** A call of a function: `callFunction('index', string('ix_users_email'))`. */
export function callFunction(head: string, ...args: readonly Code[]): Code {
  return { kind: 'chain', head, calls: [{ args }] }
}

/** A chain with one more call. */
export function chain(code: Code, name: string, ...args: readonly Code[]): Code {
  const next: Call = { name, args }
  if (code.kind === 'chain') return { ...code, calls: [...code.calls, next] }
  return { kind: 'chain', head: code.kind === 'text' ? code.text : '', calls: [next] }
}

/** Whether an object or a list has nothing in it. */
export function isEmptyCode(code: Code): boolean {
  return (
    (code.kind === 'object' && code.entries.length === 0) ||
    (code.kind === 'array' && code.items.length === 0)
  )
}
