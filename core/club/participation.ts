import type { HeldSession } from './course'

/** Headcounts against members at the time, over sessions: Σ / Σ, never an average of shares (domain.md section 3). */
export interface Participation {
  readonly sessions: number
  readonly present: number
  readonly expected: number
}

/** Sessions that count and whose club had members: a denominator of zero is no share at all. */
export function participationOf(sessions: readonly HeldSession[]): Participation {
  const counted = sessions.filter((session) => !session.awaiting && session.enrolled > 0)
  const sum = (of: (session: HeldSession) => number) => counted.reduce((total, each) => total + of(each), 0)
  return {
    sessions: counted.length,
    present: sum((each) => each.headcount),
    expected: sum((each) => each.enrolled),
  }
}

/** Tenths of a per cent rounded down, so that what is under a threshold never reads as the threshold: `59.9%`. */
export function shareInWords({ present, expected }: Pick<Participation, 'present' | 'expected'>): string {
  if (expected === 0) return '暂无'
  return `${Math.floor((present * 1000) / expected) / 10}%`
}

/** How many of the latest sessions a suggestion looks at. */
export const SUGGESTION_SESSIONS = 4

/** A suggestion to think about merging (建议整合) with its arithmetic; never a verdict (domain.md section 4, Clubs). */
export interface Suggestion extends Participation {
  /** Per cent, the school's own. */
  readonly threshold: number
}

export function suggestionOf(sessions: readonly HeldSession[], threshold: number): Suggestion | null {
  const counted = sessions.filter((session) => !session.awaiting && session.enrolled > 0)
  const latest = [...counted].sort((a, b) => (a.on < b.on ? 1 : -1)).slice(0, SUGGESTION_SESSIONS)
  if (latest.length < SUGGESTION_SESSIONS) return null
  const { present, expected } = participationOf(latest)
  if (present * 100 >= threshold * expected) return null
  return { sessions: latest.length, present, expected, threshold }
}

export function suggestionInWords(suggestion: Suggestion): string {
  const { sessions, present, expected, threshold } = suggestion
  return (
    `最近 ${sessions} 次活动到场 ${present} 人次，应到 ${expected} 人次，参与率 ${shareInWords(suggestion)}，` +
    `低于学校定的 ${threshold}%。这只是提醒，可以先和指导教师聊聊原因，再决定是否整合。`
  )
}
