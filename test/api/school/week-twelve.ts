import type { PersonKey } from './cast'
import type { TestSchool } from './test-school'

/**
 * What happened by Wednesday of week 12: Wang observed 8 periods (on track), Li 9 (behind) and He 2 (behind), each also
 * something that does not count; maths held its session on Thursday of week 11, Chinese held none; two inspections, one
 * with feedback; one showcase; grade 1 was assessed in week 11, grade 2 was not.
 */
export async function weekTwelve(school: TestSchool): Promise<void> {
  const observed = (who: PersonKey, changes: Parameters<TestSchool['observation']>[0]) =>
    school.call(who, 'record.submit', school.observation({ teacherId: school.people.sun, ...changes }))
  for (const on of ['2026-11-11', '2026-11-12', '2026-11-16', '2026-11-17']) {
    await observed('wang', { on, periods: [1, 2] })
    await observed('li', { on, periods: [3, 4] })
  }
  await observed('li', { on: '2026-11-18', periods: [1] })
  await observed('he', { on: '2026-11-18', periods: [1, 2] })
  await observed('wang', { on: '2026-11-18', periods: [1], mode: 'recording' })
  await observed('wang', { on: '2026-11-02', periods: [1] })
  const withdrawn = await observed('wang', { on: '2026-11-18', periods: [2] })
  await school.call('wang', 'record.withdraw', { id: withdrawn.id, revision: 1, reason: '记错了' })
  await school.call('sun', 'record.submit', school.research({ on: '2026-11-12' }))
  await school.call('qian', 'record.submit', school.inspection({ feedbackOn: '2026-11-18' }))
  await school.call('qian', 'record.submit', school.inspection({ title: '备课检查' }))
  await school.call('qian', 'record.submit', school.showcase())
  await school.call('qian', 'record.submit', school.assessment())
}
