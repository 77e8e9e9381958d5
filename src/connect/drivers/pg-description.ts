import { Answer, type WireConnection, type WireMessage } from './pg-wire.ts'

/** Asks for the types of a statement's parameters, by their object ids; a submittable of pg. */
export class PgDescription {
  readonly #sql: string
  readonly #answer = new Answer<readonly number[]>()
  #types: readonly number[] = []

  constructor(sql: string) {
    this.#sql = sql
  }

  get done(): Promise<readonly number[]> {
    return this.#answer.promise
  }

  submit(connection: WireConnection): null {
    const listen = ({ dataTypeIDs = [] }: WireMessage) => {
      this.#types = dataTypeIDs
    }
    connection.once('parameterDescription', listen)
    connection.once('readyForQuery', () => connection.off('parameterDescription', listen))
    connection.parse({ text: this.#sql, name: '' })
    connection.describe({ type: 'S', name: '' })
    connection.sync()
    return null
  }

  handleRowDescription(): void {
    // The columns come again with the rows.
  }

  handleError(error: unknown, connection: WireConnection): void {
    this.#answer.fail(error, connection)
  }

  handleReadyForQuery(): void {
    this.#answer.resolve(this.#types)
  }
}
