import { uuidv7 } from 'uuidv7'
import { sealSchool } from '../../../cloudfunctions/_shared/store/journal/seal'
import { found, session } from '../club/clubs'
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
  const research = school.research({
    attendance: [
      { personId: school.people.sun, mark: 'present' },
      { personId: school.people.li, mark: 'late' },
      { personId: school.people.he, mark: 'excused' },
    ],
  })
  await school.call('wang', 'record.submit', { ...observation, seconds: 14 })
  await school.call('li', 'record.submit', ofSun)
  await school.call('sun', 'record.submit', research)
  await planResearch(school)
  await keepFacts(school)
  const club = await found(school, { rollOptIn: true, rollBecause: '外出比赛要带名单' })
  await school.call('xu', 'record.submit', session(club, { roll: ['小明', '小红'] }))
  await school.call('qian', 'record.submit', school.inspection({ feedbackOn: '2026-11-18' }))
  const said = { id: uuidv7(), recordId: ofSun.id, stance: 'confirm', words: '' } as const
  await school.call('sun', 'record.respond', said)
  await school.call('qian', 'record.decide', { id: ofSun.id, revision: 1, decision: 'pass' })
  await school.call('zhou', 'delegation.give', {
    ...{ id: uuidv7(), post: 'principal', takerId: school.people.qian, reason: '外出开会' },
    ...{ from: '2026-12-01', to: '2026-12-02' },
  })
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
  await school.call('li', 'parent.openCode', { classId: school.units.class1, lastOn: '2026-12-18' })
  const suggested = { kind: 'suggestion', to: 'school', text: '字再大一点', anonymous: true } as const
  await school.call('zheng', 'suggestion.submit', { id: uuidv7(), ...suggested })
  await school.call('wang', 'suggestion.submit', { id: uuidv7(), ...suggested })
  await remind(school)
  await sealSchool(school.deployment.store.db, { districtId: school.districtId, schoolId: school.id }, 0)
  return { ofLi: observation.id, ofSun: ofSun.id, research: research.id, toClass1, toClass2, toStaff }
}

/** Maths has a schedule of its own, a session moved, and an open sign-in at which Li has signed in. */
async function planResearch({ call, rows, units, people, districtId, id }: TestSchool): Promise<void> {
  const weekly = { weekday: 4, period: 6, time: '', place: '', to: null } as const
  await call('sun', 'research.reschedule', { groupId: units.maths, from: '2026-11-23', ...weekly })
  const slot = { groupId: units.maths, slotOn: '2026-11-19' }
  await call('sun', 'research.move', { ...slot, to: '2026-11-18', reason: '区里开会' })
  const signInId = uuidv7()
  await rows(
    `insert into youju.research_sign_in
       (district_id, id, school_id, group_id, on_date, secret, opened_by, opened_at, expires_at)
     values ($1, $2, $3, $4, '2026-11-18', sha256(''), $5, '2026-11-18T15:00+08', '2026-11-18T17:00+08')`,
    [districtId, signInId, id, units.maths, people.sun],
  )
  await rows(
    `insert into youju.research_signed (district_id, sign_in_id, person_id, school_id, signed_at)
     values ($1, $2, $3, $4, '2026-11-18T15:01+08')`,
    [districtId, signInId, people.li, id],
  )
}

/** The school is in a cluster, boards and has pupils; Li has a title, and He is apprenticed to Sun. */
async function keepFacts({ call, rows, units, people, districtId, id }: TestSchool): Promise<void> {
  const content = { markdown: '# 计划' }
  await call('wu', 'plan.saveDraft', { id: uuidv7(), name: '计划.md', content, revision: null })
  const key = [districtId, id]
  const insert = (table: string, columns: string, values: string, ...more: string[]) =>
    rows(`insert into youju.${table} (district_id, school_id, ${columns}) values ($1, $2, ${values})`, [
      ...key,
      ...more,
    ])
  await insert('fact', 'unit_id, fact, from_on, amount', `$3, '人数', '2026-09-01', 800`, units.school)
  await insert('tag', 'subject_id, tag, from_on', `$3, '寄宿', '2026-09-01'`, units.school)
  await insert('tag', 'subject_id, tag, from_on', `$3, '骨干教师', '2024-09-01'`, people.li)
  await insert('grouping', 'cluster_id, from_on', `$3, '2026-09-01'`, uuidv7())
  await insert(
    'mentoring',
    'mentor_id, apprentice_id, from_on',
    `$3, $4, '2026-11-09'`,
    people.sun,
    people.he,
  )
  await insert(
    'report',
    'id, kind, period_key, as_of, document, frozen_at',
    `$3, 'week', '2026-W46', '2026-11-15', '{}', now()`,
    uuidv7(),
  )
  const switched = `'leadNoticeDirect', true, '恢复直接发布', $3, now()`
  await insert('setting', 'key, is_on, reason, changed_by, changed_at', switched, people.zhou)
  await insert('consent', 'person_id, version, agreed_at', `$3, '2026-11', now()`, people.li)
  await insert(
    'calendar_link',
    'person_id, hash, session_id',
    `$3::uuid, sha256(convert_to($3::text, 'UTF8')), gen_random_uuid()`,
    people.wang,
  )
}

/** Wang is reminded once, has chosen how, and has consented to one message. */
async function remind({ rows, people, districtId, id }: TestSchool): Promise<void> {
  const wang = [districtId, id, people.wang]
  await rows(
    `insert into youju.reminder (district_id, school_id, person_id, id, kind, about, line, page, made_at, not_before, state)
     values ($1, $2, $3, $4, 'digest', '2026-11-16', '再听 1 节', 'pages/observe/index', '2026-11-16T07:30+08',
             '2026-11-16T07:30+08', 'inApp')`,
    [...wang, uuidv7()],
  )
  await rows('insert into youju.reminder_choice values ($1, $2, $3, true, true)', wang)
  await rows(`insert into youju.message_consent values ($1, $2, $3, 'digest', 1)`, wang)
  await rows('insert into youju.message_asking values ($1, $4, $2, $3, now())', [...wang, uuidv7()])
  await rows(`insert into youju.job (district_id, school_id, name) values ($1, $2, 'digest')`, [
    districtId,
    id,
  ])
  await rows('insert into youju.clockwork (went_round_at) values (now()) on conflict do nothing', [])
}
