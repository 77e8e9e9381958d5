/** The values that a column can hold, as far as it decides what another type makes of them. */
export type HeldValues =
  | { readonly kind: 'integer'; readonly min: bigint; readonly max: bigint }
  /** Any number of digits where none is said. */
  | { readonly kind: 'decimal'; readonly precision?: number; readonly scale?: number }
  /** Numbers of which so many digits are kept. */
  | { readonly kind: 'float'; readonly digits: number }
  | { readonly kind: 'boolean' }
  /** With spaces at its end that do not count, where it is padded. */
  | { readonly kind: 'text'; readonly length?: number; readonly isPadded?: boolean }
  | { readonly kind: 'bytes'; readonly length?: number }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  /** As it was written, or only what it means. */
  | { readonly kind: 'json'; readonly keepsText: boolean }
  | { readonly kind: 'uuid' }
  | { readonly kind: 'date' }
  /** With so many digits of a second, and with the offset of a time zone. */
  | { readonly kind: 'time'; readonly precision: number; readonly hasOffset?: boolean }
  | { readonly kind: 'timestamp'; readonly precision: number }
  | { readonly kind: 'interval' }
  | { readonly kind: 'array'; readonly element: HeldValues }
  /** A type that nothing more is known of. */
  | { readonly kind: 'other'; readonly name: string }

/** What another type does to values: which part of them it does not keep, and on which of them it fails. */
export interface ValueJudgement {
  readonly loss?: string
  readonly failure?: string
}

type Judges = {
  readonly [Kind in HeldValues['kind']]: (
    to: Extract<HeldValues, { readonly kind: Kind }>,
    from: HeldValues,
    type: string,
  ) => ValueJudgement
}

/**
 * What becomes of values that are turned into those of another type: rounded where digits do not fit behind the point,
 * refused where a value does not fit at all. `type` is the new type for people.
 */
export function judgeValues(from: HeldValues, to: HeldValues, type: string): ValueJudgement {
  const judge = judges[to.kind] as (
    to: HeldValues,
    from: HeldValues,
    type: string,
  ) => ValueJudgement
  return judge(to, from, type)
}

const judges: Judges = {
  integer(to, from, type) {
    const failure = `numbers out of the range of ${type}`
    if (from.kind === 'boolean') return {}
    if (from.kind === 'integer') return from.min < to.min || from.max > to.max ? { failure } : {}
    if (from.kind === 'float') return { loss: 'digits behind the point', failure }
    if (from.kind !== 'decimal') return judgeText(from, `texts that are no ${type}`, type, ZEROS)
    return {
      ...(from.scale === 0 ? {} : { loss: 'digits behind the point' }),
      ...(wholeDigits(from) < String(to.max).length ? {} : { failure }),
    }
  },
  decimal(to, from, type) {
    const room = wholeDigits(to)
    const failure = `numbers with more than ${room} digits before the point`
    const places = { loss: `digits behind place ${to.scale ?? 0} after the point` }
    if (from.kind === 'boolean') return room < 1 ? { failure } : {}
    if (from.kind === 'integer') return String(from.max).length > room ? { failure } : {}
    if (from.kind === 'float')
      return to.precision === undefined
        ? { loss: `digits after the first ${from.digits}` }
        : { ...places, failure }
    if (from.kind !== 'decimal') return judgeText(from, `texts that are no ${type}`, type, ZEROS)
    return {
      ...(to.precision === undefined || (from.scale ?? Infinity) <= (to.scale ?? 0) ? {} : places),
      ...(wholeDigits(from) > room ? { failure } : {}),
    }
  },
  float(to, from, type) {
    const loss = `digits after the first ${to.digits}`
    if (from.kind === 'boolean') return {}
    if (from.kind === 'integer') return String(from.max).length > to.digits + 1 ? { loss } : {}
    if (from.kind === 'decimal') return (from.precision ?? Infinity) > to.digits ? { loss } : {}
    if (from.kind !== 'float') return judgeText(from, `texts that are no ${type}`, type, ZEROS)
    return from.digits > to.digits ? { loss, failure: `numbers out of the range of ${type}` } : {}
  },
  boolean(_to, from, type) {
    if (from.kind === 'boolean') return {}
    const isNumber = from.kind === 'integer' || from.kind === 'decimal' || from.kind === 'float'
    if (isNumber) return { loss: 'all numbers but 0 and 1' }
    return judgeText(from, 'texts that are neither true nor false', type)
  },
  text(to, from) {
    const { length } = to
    if (from.kind === 'bytes') return { failure: 'bytes that are no text' }
    const isShorter = length !== undefined && longestText(from) > length
    const isCut = from.kind === 'text' && to.isPadded === true && from.isPadded !== true
    return {
      ...(isShorter ? { failure: `values of more than ${length} characters` } : {}),
      ...(isCut ? { loss: 'spaces at the end' } : {}),
    }
  },
  bytes({ length }, from, type) {
    if (from.kind !== 'bytes' && from.kind !== 'text') return judgeOther(type)
    const isShorter = length !== undefined && (from.length ?? Infinity) > length
    return isShorter || (from.kind === 'text' && length !== undefined)
      ? { failure: `values of more than ${length} bytes` }
      : {}
  },
  enum({ values }, from, type) {
    if (from.kind !== 'enum') return judgeText(from, `texts that are no value of ${type}`, type)
    const missing = from.values.filter((value) => !values.includes(value))
    if (missing.length === 0) return {}
    return { failure: `the values ${missing.map((value) => `'${value}'`).join(', ')}` }
  },
  json({ keepsText }, from, type) {
    const isPlain = ['json', 'integer', 'decimal', 'float', 'boolean'].includes(from.kind)
    const isKept = keepsText || (from.kind === 'json' ? !from.keepsText : isPlain)
    const loss = isKept ? {} : { loss: 'spaces, the order of keys and keys that are there twice' }
    return isPlain ? loss : { ...judgeText(from, 'texts that are no JSON', type), ...loss }
  },
  uuid: (_to, from, type) =>
    from.kind === 'uuid' ? {} : judgeText(from, `texts that are no ${type}`, type),
  date(_to, from, type) {
    if (from.kind === 'timestamp') return { loss: 'the time of day' }
    return from.kind === 'date' ? {} : judgeText(from, 'texts that are no date', type)
  },
  time(to, from, type) {
    if (from.kind === 'timestamp') return { loss: 'the date' }
    if (from.kind === 'interval' && to.hasOffset !== true) return { loss: 'whole days' }
    if (from.kind !== 'time') return judgeText(from, 'texts that are no time', type)
    if (from.hasOffset === true && to.hasOffset !== true) return { loss: 'the offset' }
    return judgePrecision(from.precision, to.precision)
  },
  timestamp(to, from, type) {
    if (from.kind === 'timestamp') return judgePrecision(from.precision, to.precision)
    return from.kind === 'date' ? {} : judgeText(from, 'texts that are no time stamp', type)
  },
  interval: (_to, from, type) =>
    from.kind === 'interval' || (from.kind === 'time' && from.hasOffset !== true)
      ? {}
      : judgeText(from, 'texts that are no interval', type),
  array(to, from, type) {
    if (from.kind === 'array') return judgeValues(from.element, to.element, type)
    return judgeText(from, 'texts that are no array', type)
  },
  other: ({ name }, from, type) =>
    from.kind === 'other' && from.name === name
      ? {}
      : judgeText(from, `texts that ${type} does not take`, type),
}

const ZEROS: ValueJudgement = { loss: 'zeros at the beginning' }

/** Texts are read by the new type; of anything else nobody knows. */
function judgeText(
  from: HeldValues,
  failure: string,
  type: string,
  more: ValueJudgement = {},
): ValueJudgement {
  if (from.kind === 'text') return { ...more, failure }
  return from.kind === 'enum' ? { failure } : judgeOther(type)
}

function judgeOther(type: string): ValueJudgement {
  const all = `values that ${type} does not take`
  return { loss: all, failure: all }
}

function judgePrecision(from: number, to: number): ValueJudgement {
  if (to >= from) return {}
  return { loss: to === 0 ? 'parts of a second' : `digits behind place ${to} of a second` }
}

function wholeDigits({
  precision,
  scale = 0,
}: Extract<HeldValues, { readonly kind: 'decimal' }>): number {
  return precision === undefined ? Infinity : precision - scale
}

/** How long a value can be as a text. */
function longestText(values: HeldValues): number {
  if (values.kind === 'text') return values.length ?? Infinity
  if (values.kind === 'integer')
    return Math.max(String(values.min).length, String(values.max).length)
  if (values.kind === 'decimal') return longestNumber(values)
  // A sign, a point, and what follows an E.
  if (values.kind === 'float') return values.digits + 9
  if (values.kind === 'enum')
    return Math.max(0, ...values.values.map((value) => Array.from(value).length))
  return LONGEST[values.kind] ?? Infinity
}

/** A sign, and a point with a zero where nothing else stands before it. */
function longestNumber({
  precision = Infinity,
  scale = 0,
}: Extract<HeldValues, { readonly kind: 'decimal' }>): number {
  if (scale === 0) return precision + 1
  return precision + (precision === scale ? 3 : 2)
}

const LONGEST: Readonly<Partial<Record<HeldValues['kind'], number>>> = { boolean: 5, uuid: 36 }
