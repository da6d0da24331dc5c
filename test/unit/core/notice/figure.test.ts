import { describe, expect, test } from 'vitest'
import { publicFigure } from '#core/notice/figure'
import type { BasicMeasure } from '#core/plan/basic-measure'
import type { Standing } from '#core/standing/standing'
import { person } from '../sample/people'
import { INSPECTIONS, QUOTAS } from '../sample/plan'
import { observed, sheetsOf } from '../sample/school'

/** So many teachers of 46 and older, of whom the first has kept the quota of 15. */
function teachers(count: number) {
  const names = Array.from({ length: count }, (_, index) => `第${index + 1}位`)
  const [sheet] = sheetsOf({
    rules: [QUOTAS.from46],
    people: names.map((name) => person(name, '1970-06-06', 'teacher')),
    tallies: [observed('第1位', 3, 15)],
    weekNumber: 12,
    today: '2026-11-18',
  })
  const standings = sheet?.standings ?? []
  return publicFigure({ rule: QUOTAS.from46, standings, ...REST })
}

const REST = { clause: '3.2 听课', rules: [], forms: [], asOf: '2026-11-18' }

describe('a promise over persons', () => {
  test('is told as a share when five owe it, without how many or who', () => {
    const { figure } = teachers(5)
    expect(figure).toMatchObject({ value: '20% 已完成', asOf: '2026-11-18' })
    expect(JSON.stringify(figure)).not.toMatch(/第1位|1 人|4 人/)
  })

  test('is not told when four owe it', () => {
    expect(teachers(4)).toMatchObject({ figure: null, whyNot: expect.stringContaining('不到 5 人') })
  })
})

describe('a promise that counts pupils', () => {
  const heads = {
    ...{ name: 'register', filters: [], label: '资助人数', form: '资助', unit: '人', credits: 'school' },
    ...{ to: null, quantity: '人数', when: [] },
  } as const satisfies BasicMeasure
  const counted = { ...INSPECTIONS, measure: heads }
  const of = (done: number) =>
    publicFigure({ rule: counted, standings: [{ ...STANDING, done, target: 10 }], ...REST })

  test('is told of five and of none, and kept back from one to four', () => {
    expect([0, 1, 4, 5].map((done) => of(done).figure?.value ?? null)).toEqual([
      ...['0 / 10 人', null, null, '5 / 10 人'],
    ])
  })

  test('is not told at all when its register is sealed', () => {
    const forms = [{ name: '资助', sealed: true }] as never
    const told = publicFigure({ rule: counted, standings: [STANDING], ...REST, forms })
    expect(told).toMatchObject({ figure: null, whyNot: expect.stringContaining('限定') })
  })
})

const STANDING = {
  ...{ ruleId: 'R', subjectId: 'school', done: 8, target: 10, literal: 10, expected: 5, status: 'onTrack' },
  ...{ period: { waived: null } },
  ...{ rate: null, proration: null, adjustment: null, gaps: [], because: null, soFar: null },
} as unknown as Standing
