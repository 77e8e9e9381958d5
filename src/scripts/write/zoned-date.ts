import { LimbeckError } from '../../errors/index.ts'

/** A moment as the clocks of a time zone show it. */
export interface ZonedDate {
  readonly epochMs: number
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
  /** How far the clocks are ahead of UTC. */
  readonly offsetMinutes: number
}

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const

/** Tells what the clocks of a zone, given by its IANA name, show. Throws `invalid_file_template`. */
export function toZonedDate(moment: Date, timeZone: string): ZonedDate {
  const formatter = createFormatter(timeZone)
  const shown = new Map<string, string>(
    formatter.formatToParts(moment).map(({ type, value }) => [type, value]),
  )
  const read = (name: (typeof PARTS)[number]): number => Number(shown.get(name))
  const [year, month, day, hour, minute, second] = [
    read('year'),
    read('month'),
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  ]
  const epochMs = moment.getTime()
  const millisecond = ((epochMs % 1000) + 1000) % 1000
  const clock = Date.UTC(year, month - 1, day, hour, minute, second, millisecond)
  const offsetMinutes = Math.round((clock - epochMs) / 60_000)
  return { epochMs, year, month, day, hour, minute, second, millisecond, offsetMinutes }
}

/** Writes a date as headers have it: `2026-11-20 06:25:51.995Z`, with the offset in other zones than UTC. */
export function formatCreateDate(date: ZonedDate): string {
  const day = [pad(date.year, 4), pad(date.month), pad(date.day)].join('-')
  const time = [pad(date.hour), pad(date.minute), pad(date.second)].join(':')
  return `${day} ${time}.${pad(date.millisecond, 3)}${formatOffset(date.offsetMinutes)}`
}

function createFormatter(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch (error) {
    throw new LimbeckError('invalid_file_template', `The time zone "${timeZone}" is not known.`, {
      hint: 'Set `timeZone` to an IANA name, e.g. "UTC" or "Europe/Berlin".',
      cause: error,
    })
  }
}

function formatOffset(minutes: number): string {
  if (minutes === 0) return 'Z'
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0')
}
