import type { Club, Meeting } from '#core/club/club'
import type { HeldSession } from '#core/club/course'

export const tuesdays: Meeting = { weekday: 2, period: null, startsAt: '16:10', endsAt: '17:00' }
export const thursdays: Meeting = { weekday: 4, period: 6, startsAt: '', endsAt: '' }

/** Meets on Tuesdays, since the first day of term. */
export function club(changes: Partial<Club> = {}): Club {
  return {
    category: '科技',
    about: '',
    schedules: [{ from: '2026-09-01', meetings: [tuesdays] }],
    place: '',
    capacity: null,
    enrolled: 20,
    rollOptIn: false,
    termIds: ['autumn-2026'],
    from: '2026-09-01',
    to: null,
    ...changes,
  }
}

export function held(on: string, headcount = 18, changes: Partial<HeldSession> = {}): HeldSession {
  return { recordId: on, on, headcount, enrolled: 20, movedBecause: '', awaiting: false, ...changes }
}
