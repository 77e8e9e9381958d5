import type { TypeChange, TypeChangeEffect } from '../dialect.ts'
import { writeType } from './types.ts'

/** What a type means for the values of its column. */
type Affinity = 'integer' | 'text' | 'blob' | 'real' | 'numeric'

/**
 * What becomes of values that are put into a column with another affinity: they are converted where that is possible,
 * and stay as they are where it is not. Only tables that are STRICT refuse what is not possible.
 * https://www.sqlite.org/datatype3.html#determination_of_column_affinity
 */
export function judgeTypeChange({ table, from, to }: TypeChange): TypeChangeEffect {
  const type = writeType(to)
  const [old, wanted] = [findAffinity(writeType(from)), findAffinity(type)]
  if (old === wanted) return {}
  const loss = LOSSES[old]?.[wanted]
  const isStrict = table.options?.['strict'] === true && !/^any$/i.test(type)
  const isKept = old !== 'blob' && (wanted === 'text' || (wanted === 'real' && old !== 'text'))
  return {
    ...(loss === undefined ? {} : { loss }),
    ...(isStrict && !isKept ? { failure: `values that ${type} does not take` } : {}),
  }
}

const ZEROS = 'zeros at the beginning'
const DIGITS = 'digits after the first 15'

/** Texts that look like numbers become numbers, and numbers with REAL have fifteen digits. */
const LOSSES: Readonly<Partial<Record<Affinity, Readonly<Partial<Record<Affinity, string>>>>>> = {
  text: { integer: ZEROS, numeric: ZEROS, real: ZEROS },
  integer: { real: DIGITS },
  numeric: { real: DIGITS },
}

function findAffinity(type: string): Affinity {
  const text = type.toUpperCase()
  if (text.includes('INT')) return 'integer'
  if (/CHAR|CLOB|TEXT/.test(text)) return 'text'
  if (text === '' || text.includes('BLOB')) return 'blob'
  return /REAL|FLOA|DOUB/.test(text) ? 'real' : 'numeric'
}
