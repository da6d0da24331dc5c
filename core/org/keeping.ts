import { addDays, type CivilDate } from '../calendar/civil-date'
import { type Problem, problem } from '../problem'
import { type Appointment, holdsOn } from './person'
import { ABSENCES } from './post'

/** A post, membership or absence as the roster keeps it. */
export interface KeptPost extends Appointment {
  readonly id: string
}

/** What becomes of a person's posts: new ones and new last days, and what was never true. */
export interface PostEdit {
  readonly set: readonly KeptPost[]
  readonly drop: readonly string[]
}

export const UNCHANGED: PostEdit = { set: [], drop: [] }

/** What is all asked before posts change. */
export interface Keeping {
  readonly held: readonly KeptPost[]
  /** The first day that may still change: the day after the last term whose late entries are closed; null for any. */
  readonly earliest: CivilDate | null
  readonly today: CivilDate
}

/** Begins a post; the same one again changes nothing, and nobody holds one twice at a time. */
export function appoint({ held, earliest }: Keeping, post: KeptPost): PostEdit | Problem {
  if (held.some((each) => alike(each, post) && each.from === post.from && each.to === post.to))
    return UNCHANGED
  if (post.to !== null && post.to < post.from) return endsBefore()
  if (isClosed(post.from, earliest)) return closed(earliest)
  const other = held.find((each) => alike(each, post) && overlap(each, post))
  if (other) return problem('postHeldAlready', { from: other.from, to: other.to })
  return { set: [post], drop: [] }
}

/** Gives a post its last day, or with null lets it last. */
export function endPost(keeping: Keeping, id: string, to: CivilDate | null): PostEdit | Problem {
  const { held, earliest } = keeping
  const post = held.find((each) => each.id === id)
  if (!post) return problem('notFound')
  if (post.to === to) return UNCHANGED
  if (to !== null && to < post.from) return endsBefore()
  if (isClosed(dayAfter(earlier(post.to, to)), earliest)) return closed(earliest)
  const ended = { ...post, to }
  const other = held.find(
    (each) => each.id !== id && (alike(each, post) || (isAway(each) && isAway(post))) && overlap(each, ended),
  )
  if (other) return problem('postHeldAlready', { from: other.from, to: other.to })
  return { set: [ended], drop: [] }
}

/** Takes back what was begun by mistake. */
export function undoPost({ held, earliest }: Keeping, id: string): PostEdit | Problem {
  const post = held.find((each) => each.id === id)
  if (!post) return UNCHANGED
  if (isClosed(post.from, earliest)) return closed(earliest)
  return { set: [], drop: [id] }
}

/** Begins an absence. Nobody is away twice, and who holds no post is not away but gone. */
export function leave({ held, earliest }: Keeping, absence: KeptPost): PostEdit | Problem {
  const away = held.filter(isAway)
  if (away.some((each) => each.post === absence.post && each.from === absence.from && each.to === absence.to))
    return UNCHANGED
  if (absence.to !== null && absence.to < absence.from) return endsBefore()
  if (isClosed(absence.from, earliest)) return closed(earliest)
  const other = away.find((each) => overlap(each, absence))
  if (other) return problem('awayAlready', { from: other.from, to: other.to })
  if (!held.some((each) => !isAway(each) && holdsOn(each, absence.from)))
    return problem('holdsNothing', { on: absence.from })
  return { set: [absence], drop: [] }
}

/** The first day back; an absence that would not have lasted a day was none. */
export function comeBack({ held, earliest }: Keeping, on: CivilDate): PostEdit | Problem {
  const away = held.filter(isAway)
  const running = away.find((each) => holdsOn(each, on))
  if (!running) {
    return away.some(({ to }) => to !== null && dayAfter(to) === on) ? UNCHANGED : problem('notAway', { on })
  }
  if (isClosed(on, earliest)) return closed(earliest)
  if (running.from === on) return { set: [], drop: [running.id] }
  return { set: [{ ...running, to: addDays(on, -1) }], drop: [] }
}

/** All that is held ends with a last day; what was to begin later does not begin. */
export function depart({ held, earliest, today }: Keeping, lastOn: CivilDate): PostEdit | Problem {
  const lasting = held.filter(({ to }) => to === null || to > lastOn)
  if (lasting.length === 0) return held.length > 0 ? UNCHANGED : problem('holdsNothing', { on: lastOn })
  if (isClosed(dayAfter(lastOn), earliest)) return closed(earliest)
  const after = lasting.filter(({ from }) => from > lastOn)
  const begun = after.find(({ from }) => from <= today)
  if (begun) return problem('heldAfterwards', { from: begun.from })
  return {
    set: lasting.filter(({ from }) => from <= lastOn).map((each) => ({ ...each, to: lastOn })),
    drop: after.map(({ id }) => id),
  }
}

/** The posts as they are after an edit. */
export function edited(held: readonly KeptPost[], { set, drop }: PostEdit): KeptPost[] {
  const kept = held.filter(({ id }) => !drop.includes(id) && !set.some((each) => each.id === id))
  return [...kept, ...set]
}

export const isAway = ({ post }: Pick<Appointment, 'post'>) => post in ABSENCES

export function overlap(one: Dated, other: Dated): boolean {
  return (one.to === null || one.to >= other.from) && (other.to === null || other.to >= one.from)
}

/** The first day from today on that none of them covers; undefined where there is none. */
export function firstUncovered(stretches: readonly Dated[], today: CivilDate): CivilDate | undefined {
  const days = [today, ...stretches.flatMap(({ to }) => (to !== null && to >= today ? addDays(to, 1) : []))]
  return days.sort().find((day) => !stretches.some((each) => holdsOn(each, day)))
}

interface Dated {
  readonly from: CivilDate
  readonly to: CivilDate | null
}

const FOR_EVER = '9999-12-31'
const alike = (one: KeptPost, other: KeptPost) => one.post === other.post && one.unitId === other.unitId
const earlier = (one: CivilDate | null, other: CivilDate | null) =>
  (one ?? FOR_EVER) < (other ?? FOR_EVER) ? (one ?? FOR_EVER) : (other ?? FOR_EVER)
const dayAfter = (date: CivilDate) => (date === FOR_EVER ? FOR_EVER : addDays(date, 1))

const isClosed = (date: CivilDate, earliest: CivilDate | null) => earliest !== null && date < earliest
const closed = (earliest: CivilDate | null) => problem('rosterClosed', { earliest: earliest ?? '' })
const endsBefore = () =>
  problem('badInput', {
    fields: [{ path: '/to', message: '最后一天不能早于开始的那天；如果整条都填错了，请撤销它' }],
  })
