import { makePrintable } from '../../util/printable.ts'
import type { NotModelled } from './model-parts.ts'

/** What is not modelled as a line for people: `trigger "touch" of "users"`. */
export function describeNotModelled({ kind, name, schema, table, part }: NotModelled): string {
  const words = kind.replaceAll(/\p{Lu}/gu, (capital) => ` ${capital.toLowerCase()}`)
  const place = (own: string) => `"${schema === undefined ? own : `${schema}.${own}`}"`
  const whole = [
    words,
    ...(name === null ? [] : [table === undefined ? place(name) : `"${name}"`]),
    ...(table === undefined ? [] : [`of ${place(table)}`]),
  ].join(' ')
  return makePrintable(part === undefined ? whole : `${whole}: ${part}`)
}
