const PATTERN =
  /^(\d{4,6})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:(Z)|([+-])(\d\d)(?::?(\d\d))?(?::?(\d\d))?)?$/

/**
 * Reads a time stamp as databases write it; without an offset it counts as UTC. Gives undefined for what is no point
 * in time that a Date can hold: `infinity`, years before Christ, `0000-00-00` of MySQL, text of another kind.
 */
export function parseTimestamp(text: string): Date | undefined {
  const match = PATTERN.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', , sign, h = 0, m = 0, s = 0] =
    match
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  date.setUTCHours(
    Number(hour),
    Number(minute),
    Number(second),
    Number(fraction.padEnd(3, '0').slice(0, 3)),
  )
  // What no calendar has, such as the day 0, would be counted on into another month.
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day))
    return undefined
  const offsetMs = (Number(h) * 3600 + Number(m) * 60 + Number(s)) * 1000
  const time = date.getTime() - (sign === '-' ? -offsetMs : offsetMs)
  return Number.isNaN(time) ? undefined : new Date(time)
}
