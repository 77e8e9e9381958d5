/** The part of pg's wire connection that our own messages need. */
export interface WireConnection {
  readonly stream: { cork?(): void; uncork?(): void }
  parse(message: { readonly text: string; readonly name: string }): void
  bind(message: {
    readonly portal: string
    readonly statement: string
    readonly values: readonly unknown[]
    readonly binary: boolean
    readonly valueMapper: (value: unknown) => unknown
  }): void
  describe(message: { readonly type: 'P' | 'S'; readonly name: string }): void
  execute(message: { readonly portal: string; readonly rows: number }): void
  sync(): void
  sendCopyFail(message: string): void
  on(event: string, listen: (message: WireMessage) => void): unknown
  once(event: string, listen: (message: WireMessage) => void): unknown
  off(event: string, listen: (message: WireMessage) => void): unknown
}

/** What the events `readyForQuery` and `parameterDescription` bring. */
export interface WireMessage {
  readonly status?: string
  readonly dataTypeIDs?: readonly number[]
}

/** A promise with its ends in hand. */
export class Answer<Result> {
  readonly promise: Promise<Result>
  readonly resolve: (result: Result) => void
  readonly #reject: (error: unknown) => void

  constructor() {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    this.promise = promise
    this.resolve = resolve
    this.#reject = reject
  }

  /**
   * Fails with what pg reports. After an error of a statement the server skips to the next sync: only then is the
   * state of the transaction known. Any other failure is the end of the session, and brings nothing more.
   */
  fail(error: unknown, connection: WireConnection): void {
    const isServers = typeof error === 'object' && error !== null && 'severity' in error
    if (!isServers) {
      this.#reject(error)
      return
    }
    const reject = () => {
      connection.off('readyForQuery', reject)
      connection.off('end', reject)
      this.#reject(error)
    }
    connection.on('readyForQuery', reject)
    connection.on('end', reject)
  }
}
