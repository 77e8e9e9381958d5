/** The parts of a CREATE TABLE as SQLite keeps it. */
export interface TableText {
  readonly columns: readonly { readonly name: string; readonly text: string }[]
  /** Also those that stand behind a column, as if they stood at the end. */
  readonly constraints: readonly string[]
  readonly options: string
}

const TOKENS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\w+|\s+|[\s\S]/g

/** The text in one line, with one space between its words. */
export function joinTokens(sql: string): string {
  return (sql.match(TOKENS) ?? []).filter((token) => token.trim() !== '').join(' ')
}

/** Takes a CREATE TABLE to pieces, as far as the tables of the cases need it. */
export function readTableText(sql: string): TableText {
  const tokens = (sql.match(TOKENS) ?? []).filter((token) => token.trim() !== '')
  const items: string[][] = [[]]
  let depth = 0
  let end = 0
  for (const [index, token] of tokens.entries()) {
    if (token === ')') depth -= 1
    if (depth > 0 && !(depth === 1 && token === ',')) items.at(-1)?.push(token)
    else if (depth === 1) items.push([])
    if (token === '(') depth += 1
    if (depth === 0 && token === ')') end = index
  }
  const isConstraint = ([first = '']: readonly string[]) => first === 'CONSTRAINT'
  const columns = items.filter((item) => !isConstraint(item)).map(readColumn)
  return {
    columns: columns.map(({ name, text }) => ({ name, text })),
    constraints: [
      ...items.filter(isConstraint).map((item) => item.join(' ')),
      ...columns.flatMap(({ constraints }) => constraints),
    ],
    options: tokens.slice(end + 1).join(' '),
  }
}

/** A column, and the named constraints behind it: its primary key is its own, the others could stand at the end too. */
function readColumn(tokens: readonly string[]) {
  const starts = tokens.flatMap((token, index) => (token === 'CONSTRAINT' ? [index] : []))
  const [quoted = ''] = tokens
  const pieces = starts.map((start, index) => tokens.slice(start, starts[index + 1]))
  const isKey = (piece: readonly string[]) => piece[2] === 'PRIMARY'
  const own = [...tokens.slice(0, starts[0]), ...pieces.filter(isKey).flat()]
  return {
    name: quoted.slice(1, -1).replaceAll('""', '"'),
    text: own.join(' '),
    constraints: pieces.filter((piece) => !isKey(piece)).map((piece) => writeApart(piece, quoted)),
  }
}

function writeApart(piece: readonly string[], column: string): string {
  const [word = '', name = '', kind = '', ...rest] = piece
  const head = {
    REFERENCES: `FOREIGN KEY ( ${column} ) REFERENCES`,
    UNIQUE: `UNIQUE ( ${column} )`,
  }
  return [word, name, head[kind as keyof typeof head] ?? kind, ...rest].join(' ')
}
