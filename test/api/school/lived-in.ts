import { uuidv7 } from 'uuidv7'
import type { TestSchool } from './test-school'
import { announce, part, pngOf, upload } from './uploads'

export interface LivedIn {
  /** Wang observes Li. */
  readonly ofLi: string
  /** Li observes Sun. */
  readonly ofSun: string
  /** Sun's session of the maths group. */
  readonly research: string
  readonly toClass1: string
  readonly toClass2: string
  readonly toStaff: string
}

/** A school with something in every table. */
export async function liveIn(school: TestSchool): Promise<LivedIn> {
  const observation = school.observation()
  const ofSun = school.observation({ teacherId: school.people.sun, classId: school.units.class3 })
  const research = school.research()
  await school.call('wang', 'record.submit', observation)
  await school.call('li', 'record.submit', ofSun)
  await school.call('sun', 'record.submit', research)
  await school.call('qian', 'record.submit', school.inspection({ feedbackOn: '2026-11-18' }))
  const said = { id: uuidv7(), recordId: ofSun.id, stance: 'confirm', words: '' } as const
  await school.call('sun', 'record.respond', said)
  await school.call('qian', 'record.decide', { id: ofSun.id, revision: 1, decision: 'pass' })
  const photo = pngOf(200)
  await upload(school, 'wang', announce(observation.id, photo), photo)
  const unfinished = announce(observation.id, photo)
  await school.call('wang', 'file.begin', unfinished)
  await school.call('wang', 'file.put', part(unfinished.id, photo, 0, 100))
  const publish = async (who: 'staff' | 'parents', unitId: string) => {
    const id = uuidv7()
    await school.call('qian', 'notice.publish', {
      id,
      title: '通知',
      text: '正文',
      audience: [{ who, unitId }],
    })
    return id
  }
  const toClass1 = await publish('parents', school.units.class1)
  const toClass2 = await publish('parents', school.units.class2)
  const toStaff = await publish('staff', school.id)
  const withdrawn = await publish('parents', school.units.class1)
  await school.call('qian', 'notice.withdraw', { id: withdrawn })
  await school.call('zheng', 'notice.read', { id: toClass1 })
  await school.call('li', 'notice.read', { id: toStaff })
  return { ofLi: observation.id, ofSun: ofSun.id, research: research.id, toClass1, toClass2, toStaff }
}
