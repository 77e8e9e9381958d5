import type { BoundStatement, Row, StatementResult } from '../connection.ts'
import { encodePostgresqlValue, type ValueParser } from '../values/postgresql-values.ts'

/** The part of pg's wire connection that a batch speaks to. */
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
  describe(message: { readonly type: 'P'; readonly name: string }): void
  execute(message: { readonly portal: string; readonly rows: number }): void
  sync(): void
  sendCopyFail(message: string): void
}

interface FieldDescription {
  readonly name: string
  readonly dataTypeID: number
}

/** Finds the parser of a type by its object id. */
export type FindParser = (oid: number) => ValueParser

/**
 * Statements that travel together: parse, bind and execute of each, and one sync at the end. The server stops at the
 * first failure and skips what is behind it.
 *
 * Implements what pg calls a submittable: `client.query(batch)` queues it, and pg calls the handlers.
 */
export class PgBatch {
  readonly #statements: readonly BoundStatement[]
  readonly #findParser: FindParser
  readonly #results: StatementResult[] = []
  #rows: Row[] = []
  #fields: readonly FieldDescription[] = []
  #parsers: readonly ValueParser[] = []
  #error: unknown
  #settle: { resolve(results: readonly StatementResult[]): void; reject(error: unknown): void }
  /** Resolves when the server has answered all of it. */
  readonly done: Promise<readonly StatementResult[]>

  constructor(statements: readonly BoundStatement[], findParser: FindParser) {
    this.#statements = statements
    this.#findParser = findParser
    const { promise, resolve, reject } = Promise.withResolvers<readonly StatementResult[]>()
    this.done = promise
    this.#settle = { resolve, reject }
  }

  /** How many statements have succeeded: the index of the one that failed. */
  get completed(): number {
    return this.#results.length
  }

  submit(connection: WireConnection): Error | null {
    let values: readonly (readonly unknown[])[]
    try {
      values = this.#statements.map(({ parameters = [] }) => parameters.map(toWireValue))
    } catch (error) {
      return error as Error
    }
    connection.stream.cork?.()
    try {
      for (const [index, { sql }] of this.#statements.entries()) {
        connection.parse({ text: sql, name: '' })
        connection.bind({
          portal: '',
          statement: '',
          values: values[index] ?? [],
          binary: false,
          valueMapper: (value) => value,
        })
        connection.describe({ type: 'P', name: '' })
        connection.execute({ portal: '', rows: 0 })
      }
      connection.sync()
    } finally {
      connection.stream.uncork?.()
    }
    return null
  }

  handleRowDescription(message: { readonly fields: readonly FieldDescription[] }): void {
    this.#fields = message.fields
    this.#parsers = message.fields.map((field) => this.#findParser(field.dataTypeID))
  }

  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void {
    const row: Record<string, unknown> = {}
    for (const [index, text] of message.fields.entries()) {
      const name = this.#fields[index]?.name ?? ''
      row[name] = text === null ? null : this.#parsers[index]?.(text)
    }
    this.#rows.push(row)
  }

  handleCommandComplete(message: { readonly text: string }): void {
    const [command = '', ...counts] = message.text.split(' ')
    const isChange = CHANGES.has(command)
    this.#results.push({
      rows: this.#rows,
      affectedRows: isChange ? Number(counts.at(-1) ?? 0) : 0,
      command,
    })
    this.#rows = []
    this.#fields = []
  }

  handleEmptyQuery(): void {
    this.#results.push({ rows: [], affectedRows: 0 })
  }

  handlePortalSuspended(): void {
    // Every portal is read to its end, so none is ever suspended.
  }

  handleCopyInResponse(connection: WireConnection): void {
    connection.sendCopyFail('COPY FROM STDIN has no data here')
  }

  handleCopyData(): void {
    // What COPY TO STDOUT gives is dropped: there is nobody to give it to.
  }

  /** pg calls this for a failure of the server, of the connection, and of {@link submit}. */
  handleError(error: unknown): void {
    this.#error ??= error
    // A lost connection brings no "ready for query": whoever waits has to hear of it now.
    this.#settle.reject(this.#error)
  }

  handleReadyForQuery(): void {
    if (this.#error === undefined) this.#settle.resolve(this.#results)
  }
}

const CHANGES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'COPY'])

/** pg sends a Buffer in binary and everything else as text. */
function toWireValue(value: unknown): unknown {
  const encoded = encodePostgresqlValue(value)
  return encoded instanceof Uint8Array
    ? Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength)
    : encoded
}
