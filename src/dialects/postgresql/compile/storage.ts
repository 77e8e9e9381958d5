import type { SqlWriter } from '../../shared/sql-writer.ts'

/** Storage parameters as they stand in WITH: `"fillfactor" = '70'`. A name can have one dot: `toast.fillfactor`. */
export function writeParameters(
  parameters: Readonly<Record<string, string | number | boolean>> | undefined,
  writer: SqlWriter,
): readonly string[] {
  return Object.entries(parameters ?? {}).map(([name, value]) => {
    const quoted = name.split('.').map((part) => writer.quoteIdentifier(part))
    return `${quoted.join('.')} = ${writer.writeLiteral(value)}`
  })
}

/** ` WITH (…)`, where there is something in it. */
export function writeWith(parameters: readonly string[]): string {
  return parameters.length === 0 ? '' : ` WITH (${parameters.join(', ')})`
}
