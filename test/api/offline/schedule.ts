import fc from 'fast-check'
import { KINDS, PEOPLE, type Person, type Place } from './facts'
import type { Wire } from './phone'

/** Bytes of a photo added in the form; more than one part's, none. */
export type Photo = 'small' | 'large' | null

export type Act =
  /** Opens the form of a kind, or goes on with the draft in it, and types. */
  | { readonly do: 'type'; readonly place: Place }
  /** The same, and hands it in; twice: a second tap before the first has answered. */
  | { readonly do: 'submit'; readonly place: Place; readonly twice: boolean; readonly photo: Photo }
  /** Opens something that waits or was refused and hands it in anew. */
  | { readonly do: 'mend'; readonly nth: number; readonly place: Place }
  | { readonly do: 'discard'; readonly nth: number }
  | { readonly do: 'correct'; readonly nth: number; readonly stale: boolean; readonly place: Place }
  /** Somebody else changes a record meanwhile. */
  | { readonly do: 'return'; readonly nth: number }
  | { readonly do: 'send' | 'comeBack' | 'kill' | 'signOut' | 'halfAnHour' }
  | { readonly do: 'signIn'; readonly person: Person }
  /** `told`: whether the phone says so. */
  | { readonly do: 'network'; readonly reachable: boolean; readonly told: boolean }
  | { readonly do: 'clockOff'; readonly days: number }
  /** Room in the storage for so many bytes more; null: the platform's own limit. */
  | { readonly do: 'room'; readonly bytes: number | null }

export interface Happening {
  readonly phone: 0 | 1
  readonly act: Act
  /** The app dies instead of making this many-plus-first write; null: it lives. */
  readonly writesLeft: number | null
  /** The next begins before this has ended. */
  readonly atOnce: boolean
}

export interface Schedule {
  readonly seed: number
  /** Of each phone's requests, in turn. */
  readonly wires: readonly [readonly Wire[], readonly Wire[]]
  readonly happenings: readonly Happening[]
}

const place: fc.Arbitrary<Place> = fc.record({
  kind: fc.oneof({ weight: 2, arbitrary: fc.constant('observation' as const) }, fc.constantFrom(...KINDS)),
  day: fc.constantFrom(0, 1, 2),
  nth: fc.constantFrom(0, 1, 2),
  tooEarly: fc
    .boolean()
    .map((early) => early)
    .chain((early) => (early ? fc.boolean() : fc.constant(false))),
})
const nth = fc.nat({ max: 9 })
const only = <T extends Act['do']>(...acts: T[]) => fc.record({ do: fc.constantFrom(...acts) })

const act = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('submit' as const),
      place,
      twice: fc.constantFrom(false, false, true),
      photo: fc.constantFrom<Photo[]>(null, null, null, 'small', 'large'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('type' as const), place }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('mend' as const), nth, place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('discard' as const), nth }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('correct' as const), nth, stale: fc.boolean(), place }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('return' as const), nth }) },
  { weight: 5, arbitrary: only('send', 'comeBack', 'kill', 'signOut', 'halfAnHour') },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('signIn' as const), person: fc.constantFrom(...PEOPLE) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('network' as const),
      reachable: fc.boolean(),
      told: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clockOff' as const), days: fc.constantFrom(-1, 1) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('room' as const), bytes: fc.option(fc.nat({ max: 900 })) }),
  },
) satisfies fc.Arbitrary<Act>

const wires: fc.Arbitrary<Wire[]> = fc.array(
  fc.constantFrom<Wire[]>(
    'good',
    'good',
    'good',
    'slow',
    'cutBefore',
    'replyLost',
    'replyLost',
    'late',
    'busy',
    'portal',
    'killedBefore',
    'killedAfter',
  ),
  { minLength: 1, maxLength: 10 },
)

export const schedule: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.nat(),
  wires: fc.tuple(wires, wires),
  happenings: fc.array(
    fc.record({
      phone: fc.constantFrom(0, 0, 1),
      act,
      writesLeft: fc.option(fc.nat({ max: 6 }), { freq: 6 }),
      atOnce: fc.constantFrom(false, false, true),
    }),
    { minLength: 1, maxLength: 12 },
  ),
})

const at = (act: Act, atOnce = false): Happening => ({ phone: 0, act, writesLeft: null, atOnce })
const visit: Place = { kind: 'visit', day: 0, nth: 0, tooEarly: false }
const first = { nth: 0, place: visit } as const

/** What chance seldom brings about, and what it brought about once. */
export const KNOWN: readonly Schedule[] = [
  // The phone says “no network” wrongly, the answer is lost, and the person changes what has arrived, twice.
  {
    seed: 1,
    wires: [['replyLost', 'good'], ['good']],
    happenings: [
      at({ do: 'network', reachable: false, told: true }),
      at({ do: 'network', reachable: true, told: false }),
      at({ do: 'submit', place: visit, twice: false, photo: null }),
      at({ do: 'mend', ...first }),
      at({ do: 'mend', ...first }),
    ],
  },
  // Somebody else signs in while the first of two waiting records is on its way.
  {
    seed: 2,
    wires: [['slow'], ['good']],
    happenings: [
      at({ do: 'network', reachable: false, told: true }),
      at({ do: 'submit', place: visit, twice: false, photo: null }),
      at({ do: 'submit', place: visit, twice: false, photo: null }),
      at({ do: 'network', reachable: true, told: true }, true),
      at({ do: 'signIn', person: 'qian' }),
    ],
  },
  // A second form is begun while the first is on its way: the first one's receipt must not take the second one's draft.
  {
    seed: 3,
    wires: [['good'], ['good']],
    happenings: [
      at({ do: 'submit', place: visit, twice: false, photo: null }, true),
      at({ do: 'submit', place: visit, twice: false, photo: null }),
    ],
  },
  // No room to shelve a record, so it is sent past the shelf and the app dies before the answer: the draft keeps the photo.
  {
    seed: 0,
    wires: [['good'], ['killedAfter']],
    happenings: [
      {
        phone: 1,
        act: {
          do: 'submit',
          place: { kind: 'observation', day: 0, nth: 0, tooEarly: false },
          twice: false,
          photo: 'large',
        },
        writesLeft: null,
        atOnce: true,
      },
      { phone: 1, act: { do: 'room', bytes: 407 }, writesLeft: null, atOnce: false },
    ],
  },
  // The person signs out while a record is on its way, and the app dies.
  {
    seed: 0,
    wires: [['good'], ['good']],
    happenings: [
      {
        phone: 1,
        act: {
          do: 'submit',
          place: { kind: 'observation', day: 0, nth: 0, tooEarly: false },
          twice: false,
          photo: null,
        },
        writesLeft: null,
        atOnce: true,
      },
      { phone: 1, act: { do: 'signOut' }, writesLeft: null, atOnce: true },
      {
        phone: 1,
        act: {
          do: 'submit',
          place: { kind: 'observation', day: 0, nth: 0, tooEarly: false },
          twice: false,
          photo: null,
        },
        writesLeft: 0,
        atOnce: false,
      },
      { phone: 1, act: { do: 'kill' }, writesLeft: null, atOnce: false },
      { phone: 0, act: { do: 'signIn', person: 'wang' }, writesLeft: null, atOnce: false },
      { phone: 0, act: { do: 'halfAnHour' }, writesLeft: null, atOnce: true },
    ],
  },
  // What was deleted while its form was still open is handed in again from the draft, after something else.
  {
    seed: 0,
    wires: [['good'], ['good']],
    happenings: [
      {
        ...at({ do: 'submit', place: { ...visit, kind: 'observation' }, twice: false, photo: null }),
        writesLeft: 2,
      },
      at({ do: 'discard', nth: 0 }),
      at({ do: 'submit', place: { ...visit, kind: 'round' }, twice: false, photo: null }),
      at({ do: 'submit', place: { ...visit, kind: 'observation' }, twice: false, photo: null }),
    ],
  },
]
