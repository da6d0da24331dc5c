import { describe, expect, test } from 'vitest'
import { type Line, linesOf } from '@/pages/club/show/hooks/lines'

type Course = Parameters<typeof linesOf>[0]

const session = (on: string) => ({
  recordId: on,
  on,
  headcount: 18,
  enrolled: 20,
  content: '',
  movedBecause: '',
  awaiting: false,
})

function course(slots: readonly Partial<Line>[], extra: readonly string[] = []): Course {
  const full = slots.map((slot) => ({ week: 1, madeUp: false, waived: null, session: null, ...slot }))
  return { slots: full, extra: extra.map(session) } as unknown as Course
}

describe('a club’s page', () => {
  test('shows the next planned session alone, and what came before it, the latest first', () => {
    const { next, past } = linesOf(
      course([
        { on: '2026-11-03', state: 'held', session: session('2026-11-03') },
        { on: '2026-11-10', state: 'missed' },
        { on: '2026-11-17', state: 'toCome' },
        { on: '2026-11-24', state: 'toCome' },
      ]),
    )
    expect(next?.on).toBe('2026-11-17')
    expect(past.map(({ on }) => on)).toEqual(['2026-11-10', '2026-11-03'])
  })

  test('puts extra sessions among the planned ones, and what was held ahead of its day above them', () => {
    const { past } = linesOf(
      course(
        [
          { on: '2026-11-10', state: 'held', session: session('2026-11-10') },
          { on: '2026-11-17', state: 'toCome' },
          { on: '2026-11-19', state: 'moved', session: session('2026-11-16') },
        ],
        ['2026-11-12'],
      ),
    )
    expect(past.map(({ on, state }) => `${on} ${state}`)).toEqual([
      '2026-11-19 moved',
      '2026-11-12 extra',
      '2026-11-10 held',
    ])
  })

  test('has nothing to come once the term is over', () => {
    expect(linesOf(course([{ on: '2026-11-10', state: 'waived' }]))).toMatchObject({
      next: null,
      past: [{ on: '2026-11-10' }],
    })
  })
})
