/** What is shown in place of a secret. */
export const MASK = '***'

/** A shorter literal may well stand elsewhere as part of a word. */
const SHORTEST_REPEATED = 8

/** A text without any of these holds no password that its place betrays: most statements are done here. */
const MAY_HOLD = /password|identified/i

/** What makes and changes accounts, and what logs in elsewhere; also in the middle of a text that runs others. */
const ACCOUNTS =
  /\b(?:(?:create|alter)\s+(?:or\s+replace\s+)?(?:user|role|group|server|subscription)|(?<![\w"`\]]\s+)set\s+password|change\s+(?:master|replication)|identified\s+(?:by|with|via|as))\b/i

/** From here on every literal of such a statement counts as secret: engines have many ways to say a password. */
const BEGINNING = /(?:\bidentified|password)\b/i

/** A word in place of a literal: quotes were forgotten, the statement fails, and the password is in the failure. */
const BARE_WORD =
  /(\b(?:password|identified\s+by)\s+)(?!(?:null|expire|history|reuse|require|lock_time|for|from|to|as|using|random|password|valid|login|nologin)\b)(\w+\b)(?!['"(])/gi

/** A quoted text of any engine, at first one in quotes that are doubled themselves, as within another text. */
const QUOTED = String.raw`''(?=[^'\s,;)])[\s\S]*?''|'(?:[^'\\]|''|\\[\s\S])*'|"(?:[^"\\]|""|\\[\s\S])*"|\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$`

/** Literals, also those that are not closed, with what is to be passed over: comments, and names in backticks. */
const TOKENS = new RegExp(
  String.raw`(?:--.*|/\*[\s\S]*?\*/|${'`'}(?:[^${'`'}]|${'``'})*${'`'})|${QUOTED}|['"].*|\b0x[\da-f]+`,
  'gi',
)

const COMMENT = /^(?:--|\/\*|`)/

/** A literal right behind a name that ends in "password": a column, an option, a key of JSON, an argument. */
const NAMED_LITERAL = new RegExp(
  String.raw`(password["'${'`'}\]]?\s*(?:(?:=>|:=|[=(:])\s*)?(?:[ebnx]|u&|_\w+)?)(${QUOTED})`,
  'gi',
)

/** A password in a connection string: no blanks, no quotes. */
const ASSIGNED = /(password=)(?![$?:])([^\s'"`;&,)]+)/gi

/**
 * Hides the passwords in a statement, or in a text that quotes one, for showing it: what is run is never touched.
 *
 * In a statement about accounts (`CREATE ROLE`, `ALTER USER`, `SET PASSWORD`, `IDENTIFIED BY …`) that is every literal
 * behind the first `PASSWORD` or `IDENTIFIED`; in any other text the literal that follows a name like `password`.
 */
export function maskStatement(sql: string): string {
  const secrets = new Set<string>()
  const masked = replaceSecrets(sql, (secret) => secrets.add(secret))
  return [...secrets]
    .filter((secret) => secret.length >= SHORTEST_REPEATED)
    .reduce((text, secret) => text.replaceAll(secret, MASK), masked)
}

/** The passwords that {@link maskStatement} hides, as they are written and as they are meant. */
export function findStatementSecrets(sql: string): readonly string[] {
  const found = new Set<string>()
  replaceSecrets(sql, (secret) => {
    found.add(secret)
    found.add(secret.replaceAll("''", "'"))
    found.add(secret.replaceAll(/\\(.)/gs, '$1'))
  })
  found.delete('')
  return [...found]
}

function replaceSecrets(sql: string, onSecret: (secret: string) => unknown): string {
  if (!MAY_HOLD.test(sql)) return sql
  const hide = (literal: string): string => {
    const [open, close] = findQuotes(literal)
    const secret = literal.slice(open.length, literal.length - close.length)
    if (secret === MASK) return literal
    onSecret(secret)
    return open + MASK + close
  }
  const assigned = sql.replaceAll(ASSIGNED, (_, name: string, value: string) => name + hide(value))
  const named = assigned.replaceAll(
    NAMED_LITERAL,
    (_, name: string, literal: string) => name + hide(literal),
  )
  const place = findBeginning(named)
  if (place === undefined) return named
  const hidden = hideLiterals(named, place, hide)
  return (
    hidden.slice(0, place) +
    hidden
      .slice(place)
      .replaceAll(BARE_WORD, (_, before: string, word: string) => before + hide(word))
  )
}

/** Hides the literals behind a place. One that the place lies in is SQL itself, to be run by the statement. */
function hideLiterals(sql: string, place: number, hide: (literal: string) => string): string {
  return sql.replaceAll(TOKENS, (token, ...groups: unknown[]) => {
    const offset = groups.find((group) => typeof group === 'number') ?? 0
    if (COMMENT.test(token) || offset + token.length <= place) return token
    if (offset >= place) return hide(token)
    const [open, close] = findQuotes(token)
    const inner = token.slice(open.length, token.length - close.length)
    return open + hideLiterals(inner, place - offset - open.length, hide) + close
  })
}

/** Where the passwords of a statement about accounts begin; undefined for other statements. */
function findBeginning(sql: string): number | undefined {
  const accounts = ACCOUNTS.exec(sql)
  if (accounts === null) return undefined
  const beginning = sql.slice(accounts.index).search(BEGINNING)
  return beginning === -1 ? undefined : accounts.index + beginning
}

/** What stands around the text of a literal; the closing quote may have been forgotten. */
function findQuotes(literal: string): readonly [open: string, close: string] {
  const open = /^(?:''(?=[^'\s,;)])|['"]|\$\w*\$)/.exec(literal)?.[0] ?? ''
  const isClosed = literal.length >= open.length * 2 && literal.endsWith(open)
  return [open, isClosed ? open : '']
}
