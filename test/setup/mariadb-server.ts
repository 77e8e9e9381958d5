import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import mysql from 'mysql2/promise'
import { answers, findFreePort, nameServer, type TestServer, waitFor } from './server.ts'

const NOT_OURS = async () => {}

const SOCKET = '/run/mysqld/mysqld.sock'

/** A user of our own on a server that lets root in over its socket only, as a fresh Debian does. */
const USER = 'limbeck_tests'

/** Finds a MariaDB or MySQL: by environment variable, on the default port, or started from installed binaries. */
export async function findMariadb(): Promise<TestServer | undefined> {
  const named = process.env['LIMBECK_TEST_MYSQL_URL'] ?? process.env['LIMBECK_TEST_MARIADB_URL']
  if (named !== undefined) return nameServer(named)
  if (!(await answers(3306))) return start()
  for (const user of ['root', USER]) {
    const url = `mysql://${user}@127.0.0.1:3306`
    if (await canConnect(url)) return { url, stop: NOT_OURS }
  }
  return createUser()
}

async function canConnect(uri: string): Promise<boolean> {
  try {
    const client = await mysql.createConnection({ uri, connectTimeout: 3000 })
    await client.end()
    return true
  } catch {
    return false
  }
}

async function createUser(): Promise<TestServer | undefined> {
  if (!existsSync(SOCKET)) return undefined
  try {
    const client = await mysql.createConnection({ socketPath: SOCKET, user: userInfo().username })
    for (const host of ['localhost', '127.0.0.1']) {
      await client.query(`CREATE USER IF NOT EXISTS '${USER}'@'${host}'`)
      await client.query(`GRANT ALL ON *.* TO '${USER}'@'${host}' WITH GRANT OPTION`)
    }
    await client.end()
    return { url: `mysql://${USER}@127.0.0.1:3306`, stop: NOT_OURS }
  } catch {
    return undefined
  }
}

/** A server of our own in a temporary folder. */
async function start(): Promise<TestServer | undefined> {
  const server = ['/usr/sbin/mariadbd', '/usr/sbin/mysqld'].find(existsSync)
  const install = ['/usr/bin/mariadb-install-db', '/usr/bin/mysql_install_db'].find(existsSync)
  if (server === undefined || install === undefined) return undefined
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-mariadb-'))
  const data = `--datadir=${join(directory, 'data')}`
  const user = `--user=${userInfo().username}`
  const flags = ['--no-defaults', data, user]
  spawnSync(install, [...flags, '--auth-root-authentication-method=normal'], { stdio: 'ignore' })
  const port = await findFreePort()
  const socket = `--socket=${join(directory, 'socket')}`
  const process = spawn(
    server,
    [...flags, `--port=${port}`, '--bind-address=127.0.0.1', socket, '--skip-networking=0'],
    { stdio: 'ignore' },
  )
  const stop = async () => {
    const ended = new Promise((resolve) => process.once('exit', resolve))
    if (process.exitCode === null && process.kill('SIGTERM')) await ended
    rmSync(directory, { recursive: true, force: true })
  }
  const url = `mysql://root@127.0.0.1:${port}`
  if ((await waitFor(port, 30)) && (await canConnect(url))) return { url, stop }
  await stop()
  return undefined
}
