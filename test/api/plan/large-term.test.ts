import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Rule } from '#core/plan/plan'
import { quotaPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'
import { keepDraft, publishing } from './drafts'

const RECORDS = 10_000

let school: TestSchool
beforeAll(async () => {
  school = await testSchool({ plan: quotaPlan() })
  const { people } = school
  // Two in five are sessions with eight marks, the others lessons; none is credited yet.
  await school.rows(
    `insert into youju.record (district_id, id, school_id, term_id, kind, author_id, about_id, happened_on, payload, state, late, content_hash, submitted_hash)
     select $1, gen_random_uuid(), $2, $3, kind, $4::uuid, case kind when 'research' then $5::uuid else $6::uuid end, day,
            case kind when 'research' then jsonb_build_object('on', day, 'groupId', $5::text, 'theme', 't', 'movedBecause', '', 'note', '')
                 else jsonb_build_object('on', day, 'periods', '[1]'::jsonb, 'mode', 'live', 'teacherId', $6::text, 'teacherName', '李老师',
                                         'className', '一年级1班', 'hostSchool', '', 'subject', '数学', 'topic', '', 'lessonType', '随堂课',
                                         'strengths', '环节清楚', 'note', repeat('板书清楚。', 20)) end,
            'counted', false, '', ''
       from (select case when n % 5 < 2 then 'research' else 'observation' end as kind, date '2026-09-01' + n % 75 as day
               from generate_series(1, $7::int) n) made`,
    [school.districtId, school.id, school.termId, people.sun, school.units.maths, people.li, RECORDS],
  )
  const marks = Object.values(people)
    .slice(1, 9)
    .map((personId) => ({ personId, mark: 'present' }))
  await school.rows(
    `insert into youju.record_private (district_id, record_id, school_id, payload)
     select district_id, id, school_id, $2 from youju.record where district_id = $1 and kind = 'research'`,
    [school.districtId, JSON.stringify({ attendance: marks })],
  )
  await school.rows('analyze youju.record, youju.record_private')
})
afterAll(() => school.close())

test('a term of ten thousand records is counted under a new plan batch by batch, with progress', async () => {
  const plan = quotaPlan()
  const quota = plan.rules.find(({ id }) => id === 'TK4') as Rule
  const asked = (['critiques', 'researchAttendance', 'periodsObserved'] as const).map(
    (name, index): Rule => ({
      ...quota,
      id: `ZZ${index}`,
      group: null,
      measure: { name, filters: [] },
      bound: { kind: 'atLeast', amount: 1, unit: name === 'periodsObserved' ? '节' : '次' },
    }),
  )
  const draftId = await keepDraft(school, { ...plan, rules: [...plan.rules, ...asked] })
  let state = await school.call('zhou', 'plan.publish', publishing(draftId))
  const progress: number[] = []
  while (!state.finished) {
    state = await school.call('zhou', 'plan.recount', { version: state.version })
    progress.push(state.done)
  }
  expect(progress).toEqual([2_000, 4_000, 6_000, 8_000, 10_000, 10_000])
  const [credits] = await school.rows<{ count: number }>(
    'select count(*)::int as count from youju.credit where district_id = $1',
    [school.districtId],
  )
  expect(credits?.count).toBe(4_000 * 9 + 6_000 * 3)
}, 60_000)
