import { MASK, maskStatement } from './mask-statement.ts'

/** Shorter secrets are parts of ordinary words: hiding them there would garble every text, and betray them. */
const SHORTEST_WORD = 4
const SHORTEST_ANYWHERE = 12

/** Hides secrets in a text, also where they stand escaped: percent-encoded as in a URL, or as in JSON and SQL. */
export function maskSecrets(text: string, secrets: Iterable<string>): string {
  let masked = text
  for (const secret of secrets) {
    if (secret === '') continue
    for (const form of listForms(secret)) {
      if (masked.includes(form)) masked = masked.replaceAll(findForm(form), MASK)
    }
    masked = maskCutQuotation(masked, secret)
  }
  return masked
}

/** Hides what shows by its place that it is a secret: passwords of URLs and of SQL statements within any text. */
export function maskText(text: string): string {
  const withoutUrls = text.includes(':/') ? text.replaceAll(URLS, maskUrl) : text
  // Statements of bulk work are long and have no value in their text.
  const withoutParameters = withoutUrls.includes('=')
    ? withoutUrls.replaceAll(PARAMETERS, `$1${MASK}`)
    : withoutUrls
  return maskStatement(withoutParameters)
}

/** With a user and something behind it; paths lose one of the slashes, and files in stacks are no such URLs. */
const URLS = /\b(?!file:)[a-z][\w+.-]*:\/\/?[^\s:/@]*:\S*@\S*/gi

function listForms(secret: string): ReadonlySet<string> {
  return new Set([
    secret,
    encodeWith(encodeURIComponent, secret),
    encodeWith(encodeURI, secret),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll("'", "''"),
    secret.replaceAll(/['"\\]/g, String.raw`\$&`),
  ])
}

/** Half a surrogate pair has no percent-encoding. */
function encodeWith(encode: (text: string) => string, secret: string): string {
  return encode(secret.toWellFormed())
}

/** Where a secret is looked for: the shorter it is, the clearer its place has to be. */
function findForm(form: string): string | RegExp {
  const quoted = form.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
  if (form.length < SHORTEST_WORD) {
    return new RegExp(`(?<=[:='"\`])${quoted}(?=['"\`@&;,)]|\\s|$)`, 'g')
  }
  if (form.length >= SHORTEST_ANYWHERE || !/^\w+$/.test(form)) return form
  return new RegExp(`(?<!\\w)${quoted}(?!\\w)`, 'g')
}

/** MySQL quotes the rest of a statement and cuts it: `near '…' at line 1` can end in the middle of a secret. */
function maskCutQuotation(text: string, secret: string): string {
  const end = text.search(/' at line \d+/)
  if (end === -1) return text
  const head = text.slice(0, end)
  for (let length = secret.length - 1; length >= SHORTEST_WORD; length--) {
    const part = secret.slice(0, length)
    if (head.endsWith(part)) return head.slice(0, -length) + MASK + text.slice(end)
  }
  return text
}

/** A URL that names a user and no password. */
const WITHOUT_PASSWORD = /^[a-z][\w+.-]*:\/\/[^:@]*@[^@]*$/i

/** The user, if any, and the password before the last "@", also where scheme or slashes are missing. */
const BEFORE_HOST = /^((?:[^:@]*?:\/*)?[^:@]*):(.*)@/s

/** A password whose host was forgotten: what is behind the colon is no port. */
const WITHOUT_HOST = /^([^:@]*:\/\/[^/?#:@[]*):(?!\d+(?:[/?#]|$))[^/?#@]+(?=[/?#]|$)/

const PARAMETERS = /([?&](?:\w*password|passwd|pwd|\w*token|\w*secret)=)[^&#\s'"]*/gi

/** Hides the password of a URL, also where the rest of it cannot be understood. */
export function maskUrl(url: string): string {
  const masked = WITHOUT_PASSWORD.test(url) ? url : url.replace(BEFORE_HOST, `$1:${MASK}@`)
  return masked.replace(WITHOUT_HOST, `$1:${MASK}`).replaceAll(PARAMETERS, `$1${MASK}`)
}
