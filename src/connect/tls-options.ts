import { readFileSync } from 'node:fs'
import { LimbeckError } from '../errors/index.ts'
import type { ServerUrl } from './database-url.ts'

/** How a session is encrypted: what Node's TLS takes, and whether a server without TLS will do too. */
export interface TlsOptions {
  readonly isOptional: boolean
  /** Whether the certificate has to be of the host that was asked for. */
  readonly checksName: boolean
  readonly settings: {
    readonly rejectUnauthorized: boolean
    readonly ca?: string
    readonly cert?: string
    readonly key?: string
  }
}

type Mode = 'off' | 'optional' | 'encrypt' | 'verifyAuthority' | 'verifyAll'

/** The words of libpq (`sslmode`), of MySQL (`ssl-mode`), and plain yes and no. */
const MODES: Readonly<Record<string, Mode>> = {
  disable: 'off',
  disabled: 'off',
  false: 'off',
  '0': 'off',
  // libpq tries without encryption first, and nothing but the server can refuse that.
  allow: 'off',
  prefer: 'optional',
  preferred: 'optional',
  require: 'encrypt',
  required: 'encrypt',
  true: 'encrypt',
  '1': 'encrypt',
  'no-verify': 'encrypt',
  'verify-ca': 'verifyAuthority',
  verify_ca: 'verifyAuthority',
  'verify-full': 'verifyAll',
  verify_identity: 'verifyAll',
}

/** The files of a certificate authority, a certificate and a key, as libpq and SQLAlchemy name them. */
const FILES = {
  ca: ['sslrootcert', 'ssl_ca', 'ssl-ca'],
  cert: ['sslcert', 'ssl_cert', 'ssl-cert'],
  key: ['sslkey', 'ssl_key', 'ssl-key'],
} as const

/**
 * Reads the parameters about encryption of a URL, as libpq means them: `require` encrypts and believes any
 * certificate, unless an authority is named; only the `verify` modes look at it. Nothing where nothing is said.
 *
 * Throws `invalid_url` for an unknown mode or a file that cannot be read.
 */
export function readTlsOptions({ parameters }: ServerUrl): TlsOptions | undefined {
  const files = readFiles(parameters)
  const text = parameters['sslmode'] ?? parameters['ssl-mode'] ?? parameters['ssl']
  const named = files.ca === undefined ? 'encrypt' : 'verifyAuthority'
  const mode =
    text === undefined ? (Object.keys(files).length > 0 ? named : 'off') : MODES[text.toLowerCase()]
  if (mode === undefined) {
    throw new LimbeckError('invalid_url', `"${text}" is no mode of encryption`, {
      hint: 'Write disable, prefer, require, verify-ca or verify-full.',
    })
  }
  if (mode === 'off') return undefined
  const rejectUnauthorized = mode.startsWith('verify') || files.ca !== undefined
  return {
    isOptional: mode === 'optional',
    checksName: mode === 'verifyAll',
    settings: { ...files, rejectUnauthorized },
  }
}

function readFiles(parameters: ServerUrl['parameters']) {
  const read: { ca?: string; cert?: string; key?: string } = {}
  for (const part of ['ca', 'cert', 'key'] as const) {
    const name = FILES[part].find((name) => parameters[name] !== undefined)
    const path = name === undefined ? undefined : parameters[name]
    if (path !== undefined) read[part] = readFile(path)
  }
  return read
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new LimbeckError('invalid_url', `The file "${path}" of the URL cannot be read`, {
      cause: error,
    })
  }
}
