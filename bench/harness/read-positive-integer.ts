/** Reads an argument of the command line; throws unless it is a whole number above 0. */
export function readPositiveInteger(text: string | undefined, standard: number): number {
  if (text === undefined) return standard
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Error(`"${text}" is not a whole number above 0`)
}
