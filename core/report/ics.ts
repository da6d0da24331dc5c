import { addDays, type CivilDate } from '../calendar/civil-date'

/** One entry of a calendar feed: a whole day, or some hours of it in China's time. */
export interface CalendarEntry {
  /** The same thing bears the same name whenever the feed is read, so that calendar apps move it and never double it. */
  readonly uid: string
  readonly on: CivilDate
  /** `HH:mm`, both or none. */
  readonly time: { readonly from: string; readonly to: string } | null
  readonly title: string
  readonly note: string
  readonly place: string
  readonly cancelled: boolean
}

const ZONE = 'Asia/Shanghai'
const LIMIT_OCTETS = 75

/**
 * A calendar as RFC 5545 has it: lines end in CRLF and are folded at 75 octets, never within a character. `stamp` is when
 * it was made, in milliseconds since the epoch.
 */
export function icsOf(name: string, entries: readonly CalendarEntry[], stamp: number): string {
  const made = new Date(stamp).toISOString().replace(/[-:]|\.\d+/g, '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//youju//calendar 1.0//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${ZONE}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...zoneLines(),
    ...entries.flatMap((entry) => eventLines(entry, made)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** China has kept UTC+8 without daylight saving since 1992. */
function zoneLines(): string[] {
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${ZONE}`,
    'BEGIN:STANDARD',
    'DTSTART:19920101T000000',
    'TZOFFSETFROM:+0800',
    'TZOFFSETTO:+0800',
    'TZNAME:CST',
    'END:STANDARD',
    'END:VTIMEZONE',
  ]
}

function eventLines({ uid, on, time, title, note, place, cancelled }: CalendarEntry, made: string): string[] {
  const day = basic(on)
  const at = (clock: string) => `;TZID=${ZONE}:${day}T${clock.replace(':', '')}00`
  const stretch = time
    ? [`DTSTART${at(time.from)}`, `DTEND${at(time.to)}`]
    : // The end of a whole day is the day after, which is not included.
      [`DTSTART;VALUE=DATE:${day}`, `DTEND;VALUE=DATE:${basic(addDays(on, 1))}`]
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${made}`,
    ...stretch,
    `SUMMARY:${escaped(title)}`,
    ...(note === '' ? [] : [`DESCRIPTION:${escaped(note)}`]),
    ...(place === '' ? [] : [`LOCATION:${escaped(place)}`]),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const basic = (date: CivilDate) => date.replaceAll('-', '')

/** TEXT of RFC 5545 section 3.3.11; control characters cannot be written at all. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > LIMIT_OCTETS) {
      parts.push(part)
      // The space that begins a continuation is one of its octets.
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
