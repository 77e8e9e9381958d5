import type { Row, StatementResult } from '../connection.ts'
import type { ValueParser } from '../values/postgresql-values.ts'
import { Answer, type WireConnection } from './pg-wire.ts'

/** A statement whose values are as the wire carries them. */
export interface WireStatement {
  readonly sql: string
  readonly values: readonly (string | Buffer | null)[]
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
  readonly #statements: readonly WireStatement[]
  readonly #findParser: FindParser
  readonly #results: StatementResult[] = []
  readonly #answer = new Answer<readonly StatementResult[]>()
  #rows: Row[] = []
  #fields: readonly FieldDescription[] = []
  #parsers: readonly ValueParser[] = []

  constructor(statements: readonly WireStatement[], findParser: FindParser) {
    this.#statements = statements
    this.#findParser = findParser
  }

  /** Resolves when the server has answered all of it. */
  get done(): Promise<readonly StatementResult[]> {
    return this.#answer.promise
  }

  /** How many statements have succeeded: the index of the one that failed. */
  get completed(): number {
    return this.#results.length
  }

  submit(connection: WireConnection): null {
    connection.stream.cork?.()
    try {
      let parsed: string | undefined
      for (const { sql, values } of this.#statements) {
        // The unnamed statement stays until another one is parsed; bulk work sends one long text again and again.
        if (sql !== parsed) connection.parse({ text: sql, name: '' })
        parsed = sql
        connection.bind({
          portal: '',
          statement: '',
          values,
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
    const affectedRows = CHANGES.has(command) ? Number(counts.at(-1) ?? 0) : 0
    this.#results.push({ rows: this.#rows, affectedRows, command })
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
    // While it waited for data the server took no notice of the sync that was sent behind the batch.
    connection.sync()
  }

  handleCopyData(): void {
    // What COPY TO STDOUT gives is dropped: there is nobody to give it to.
  }

  handleError(error: unknown, connection: WireConnection): void {
    this.#answer.fail(error, connection)
  }

  handleReadyForQuery(): void {
    this.#answer.resolve(this.#results)
  }
}

const CHANGES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'COPY'])
