import type { Client } from 'pg'
import { readFirstWord } from '../../util/has-statement.ts'
import type { BoundStatement, StatementResult } from '../connection.ts'
import {
  createValueParsers,
  encodePostgresqlValue,
  TEXT_ARRAY_OID,
  type ValueParser,
} from '../values/postgresql-values.ts'
import { type FindParser, PgBatch, type WireStatement } from './pg-batch.ts'
import { PgDescription } from './pg-description.ts'
import type { WireConnection, WireMessage } from './pg-wire.ts'
import { describePostgresqlFailure } from './server-failure.ts'

/** A batch is cut here, so that neither side keeps too much waiting for the other. */
const MAX_BATCH = 200

/** First words of what begins a transaction, and of what may end one. */
const BEGINNINGS: ReadonlySet<string> = new Set(['begin', 'start'])
const ENDINGS: ReadonlySet<string> = new Set(['commit', 'end', 'rollback', 'abort', 'prepare'])

/** While it waits for data, the server takes whatever comes behind a COPY for a breach of the protocol. */
const TRAVELS_ALONE: ReadonlySet<string> = new Set(['copy'])

const IDLE = 'I'

/** Statements over one client of pg, in as few round trips as can be. */
export class PgSession {
  readonly #client: { query(submittable: PgBatch | PgDescription): unknown }
  readonly #wire: WireConnection
  readonly #secrets: readonly string[]
  readonly #findParser: FindParser
  #status = IDLE
  readonly #hearStatus = ({ status }: WireMessage) => {
    this.#status = status ?? IDLE
  }

  /** A transaction ends with its session. */
  readonly #hearEnd = () => {
    this.#status = IDLE
  }

  constructor(client: Client, secrets: readonly string[]) {
    this.#client = client
    this.#wire = (client as unknown as { readonly connection: WireConnection }).connection
    this.#secrets = secrets
    this.#findParser = createParserFinder(client)
    this.#wire.on('readyForQuery', this.#hearStatus)
    this.#wire.once('end', this.#hearEnd)
  }

  /** Whether the last answer came from inside a transaction, be it sound or aborted. */
  get isInTransaction(): boolean {
    return this.#status !== IDLE
  }

  /** Stops listening to the client. */
  leave(): void {
    this.#wire.off('readyForQuery', this.#hearStatus)
    this.#wire.off('end', this.#hearEnd)
  }

  async run(statements: readonly BoundStatement[]): Promise<readonly StatementResult[]> {
    const results: StatementResult[] = []
    while (results.length < statements.length) {
      const chunk = this.#takeChunk(statements, results.length)
      results.push(...(await this.#runChunk(chunk, results.length)))
    }
    return results
  }

  /**
   * What can travel together from here on. Statements outside a transaction go one by one: together they would be
   * one, and the first ones undone when a later one fails.
   */
  #takeChunk(statements: readonly BoundStatement[], start: number): readonly BoundStatement[] {
    const first = readFirstWord(statements[start]?.sql ?? '')
    const isOpen = this.isInTransaction || BEGINNINGS.has(first)
    if (!isOpen || TRAVELS_ALONE.has(first)) return statements.slice(start, start + 1)
    let end = start + 1
    while (end < statements.length && end - start < MAX_BATCH) {
      const previous = statements[end - 1]
      const next = statements[end]
      if (previous === undefined || ENDINGS.has(readFirstWord(previous.sql))) break
      if (next === undefined || hasArray(next)) break
      if (TRAVELS_ALONE.has(readFirstWord(next.sql))) break
      end += 1
    }
    return statements.slice(start, end)
  }

  async #runChunk(
    chunk: readonly BoundStatement[],
    start: number,
  ): Promise<readonly StatementResult[]> {
    const [first] = chunk
    const types = first !== undefined && hasArray(first) ? await this.#describe(first, start) : []
    const wire = chunk.map((statement, index) => toWire(statement, index === 0 ? types : []))
    const batch = new PgBatch(wire, this.#findParser)
    this.#client.query(batch)
    try {
      return await batch.done
    } catch (error) {
      const { completed } = batch
      throw this.#describeFailure(error, chunk[completed]?.sql ?? '', start + completed)
    }
  }

  /** Only the server knows whether an array is meant for a column of JSON. */
  async #describe({ sql }: BoundStatement, index: number): Promise<readonly number[]> {
    const description = new PgDescription(sql)
    this.#client.query(description)
    try {
      return await description.done
    } catch (error) {
      throw this.#describeFailure(error, sql, index)
    }
  }

  #describeFailure(error: unknown, statement: string, index: number) {
    return describePostgresqlFailure(error, { statement, index, secrets: this.#secrets })
  }
}

function hasArray({ parameters = [] }: BoundStatement): boolean {
  return parameters.some((value) => Array.isArray(value))
}

/** pg sends a Buffer in binary and everything else as text. */
function toWire({ sql, parameters = [] }: BoundStatement, types: readonly number[]): WireStatement {
  const values = parameters.map((value, index) => {
    const encoded = encodePostgresqlValue(value, types[index])
    return encoded instanceof Uint8Array
      ? Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength)
      : encoded
  })
  return { sql, values }
}

/** Our own parsers first, then those of the client, which knows what its owner has set. */
function createParserFinder(client: Client): FindParser {
  const find = (oid: number) => client.getTypeParser(oid, 'text') as ValueParser
  const own = createValueParsers(find(TEXT_ARRAY_OID))
  return (oid) => own.get(oid) ?? find(oid)
}
