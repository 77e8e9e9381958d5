import { Client } from 'pg'

/** Where the server for measuring is; the role must be allowed to create databases. */
const SERVER_URL =
  process.env['LIMBECK_BENCH_POSTGRESQL_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres'

/** A database on the PostgreSQL server that is used for measuring; it is there anew for each run. */
export class MeasuredDatabase {
  readonly #name: string

  constructor(name: string) {
    this.#name = name
  }

  /** The URL of the database. */
  get url(): string {
    const url = new URL(SERVER_URL)
    url.pathname = this.#name
    return url.href
  }

  /** Makes the database anew and empty, and has the server write back what earlier runs left to write. */
  async recreate(): Promise<void> {
    await this.drop()
    await queryServer(SERVER_URL, `CREATE DATABASE "${this.#name}"`)
    await queryServer(SERVER_URL, 'CHECKPOINT')
  }

  /** Removes the database. */
  async drop(): Promise<void> {
    await queryServer(SERVER_URL, `DROP DATABASE IF EXISTS "${this.#name}" WITH (FORCE)`)
  }

  /** Runs a query in the database. */
  query(text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return queryServer(this.url, text)
  }
}

/** The version of the server. */
export async function readServerVersion(): Promise<string> {
  const [row] = await queryServer(SERVER_URL, 'SHOW server_version')
  return String(row?.['server_version'])
}

async function queryServer(
  url: string,
  text: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}
