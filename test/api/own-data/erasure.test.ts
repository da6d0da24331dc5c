import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { OwnData } from '#core/privacy/own-data'
import { contentHash } from '../../../cloudfunctions/_shared/store/content-hash'
import { verifySchool } from '../../../cloudfunctions/_shared/store/journal/verify'
import { contentOf, type RecordRow } from '../../../cloudfunctions/_shared/store/record'
import { recountSchool } from '../../../cloudfunctions/_shared/store/recount/recount-school'
import { openStore, type Store } from '../../../cloudfunctions/_shared/store/store'
import { readWorkbook } from '../../../cloudfunctions/_shared/workbook/read-workbook'
import { sealAll } from '../journal/seal-all'
import type { PersonKey } from '../school/cast'
import { liveIn } from '../school/lived-in'
import { type TestSchool, testSchool } from '../school/test-school'

const NOW = Date.parse('2026-11-18T16:30:00+08:00')

let owner: Store
let school: TestSchool
beforeAll(async () => {
  owner = openStore(inject('database').owner, () => undefined)
  school = await testSchool()
  await liveIn(school)
})
afterAll(async () => {
  await school.close()
  await owner.close()
})

const key = () => ({ districtId: school.districtId, schoolId: school.id })

/** Every place of the database that holds a text, of all rows of the district. */
async function placesOf(text: string): Promise<string[]> {
  const columns = await school.rows<{ table: string; column: string }>(
    `select k.table_name as table, k.column_name as column from information_schema.columns k
       join pg_class c on c.relnamespace = 'youju'::regnamespace and c.relname = k.table_name and c.relkind = 'r'
      where k.table_schema = 'youju' and k.data_type in ('text', 'jsonb', 'ARRAY', 'character varying')`,
  )
  const found: string[] = []
  for (const { table, column } of columns) {
    const held = await school.rows(
      `select from youju.${table} t where strpos(t.${column}::text, $1) > 0 and strpos(to_jsonb(t)::text, $2) > 0`,
      [text, school.districtId],
    )
    if (held.length > 0) found.push(`${table}.${column}: ${held.length}`)
  }
  return found
}

const leave = (who: PersonKey) =>
  school.rows(`update youju.appointment set to_on = '2026-11-17' where person_id = $1`, [school.people[who]])

async function exported(who: PersonKey): Promise<OwnData> {
  const { base64 } = await school.call(who, 'privacy.export', { format: 'json' })
  return JSON.parse(Buffer.from(base64, 'base64').toString('utf8')) as OwnData
}

test('a record’s hash is spelled the same by the database as by the program', async () => {
  const rows = await school.rows<{ spelled: string; kind: RecordRow['kind']; payload: never; secret: never }>(
    `select r.kind, r.payload, s.payload as secret,
            encode(sha256(convert_to(youju.spelled(jsonb_build_object('kind', r.kind, 'payload', r.payload || coalesce(s.payload, '{}'))), 'UTF8')), 'hex') as spelled
       from youju.record r left join youju.record_private s on s.district_id = r.district_id and s.record_id = r.id
      where r.school_id = $1`,
    [school.id],
  )
  expect(rows.length).toBeGreaterThan(3)
  for (const { spelled, kind, payload, secret } of rows) {
    expect(spelled).toBe(contentHash(contentOf({ kind, payload, privatePayload: secret })))
  }
})

describe('everything about oneself', () => {
  test('holds the own records with what is private in them, what others wrote about one, and no secret', async () => {
    const data = await exported('sun')
    expect(data.person).toMatchObject([{ name: '孙组长', subject: '数学' }])
    expect(data.posts?.map(({ post }) => post)).toContain('groupLead')
    expect(data.recordsWritten).toHaveLength(1)
    expect(JSON.stringify(data.recordsWritten)).toContain('late')
    expect(data.recordsAbout?.map(({ kind }) => kind)).toEqual(['observation'])
    expect(data.statements).toMatchObject([{ stance: 'confirm' }])
    expect(data.waysIn).toMatchObject([{ has_password: false, has_wechat: true }])
    expect(JSON.stringify(data)).not.toMatch(/hash":|openid/)
  })

  test('of a member of a session holds one’s own mark and nobody else’s', async () => {
    const [session] = (await exported('li')).recordsAbout?.filter(({ kind }) => kind === 'research') ?? []
    expect(session?.mark).toBe('late')
    expect(JSON.stringify(session)).not.toContain('excused')
  })

  test('is a workbook, too, with a sheet for each part', async () => {
    const { name, base64 } = await school.call('zheng', 'privacy.export', { format: 'xlsx' })
    expect(name).toBe('个人信息 2026-11-18.xlsx')
    const { sheets } = await readWorkbook(Buffer.from(base64, 'base64'))
    expect(sheets?.map((sheet) => sheet.name)).toEqual([
      '本人',
      '登录方式',
      '登录过的设备',
      '加入的班级',
      '公告回执',
      '意见和投诉',
    ])
  })

  test('is there for somebody who has left, too', async () => {
    await leave('chen')
    expect((await exported('chen')).person).toMatchObject([{ name: '陈组长' }])
  })
})

describe('erasing', () => {
  test('oneself is for those who are not on the staff; a colleague in post is told whom to ask', async () => {
    const refused = await school.refused('li', 'privacy.erase', { confirm: '删除' })
    expect(refused).toMatchObject({ code: 'stillHere' })
    expect(refused.message).toContain('教务员')
  })

  test('somebody in post, of another school or nobody at all is refused', async () => {
    const beside = await testSchool()
    const ask = (personId: string) =>
      school.refused('wu', 'privacy.erasePerson', { personId, reason: '本人要求' })
    expect(await ask(school.people.li)).toMatchObject({ code: 'personStillHere' })
    expect(await ask(school.people.zheng)).toMatchObject({ code: 'personStillHere' })
    expect(await ask(beside.people.li)).toMatchObject({ code: 'notFound' })
    expect(await ask(uuidv7())).toMatchObject({ code: 'notFound' })
    expect(
      await school.refused('sun', 'privacy.erasePerson', { personId: school.people.li, reason: '好' }),
    ).toMatchObject({
      code: 'notAllowed',
    })
    await beside.close()
  })

  test('a colleague who has left takes the name out of the whole database, and every number and the chain stay', async () => {
    await school.rows(
      `update youju.person set name = case id when $1 then '李老师' when $2 then '李老师傅' else name end where id in ($1, $2)`,
      [school.people.li, school.people.he],
    )
    const content = school.observation({
      on: '2026-11-16',
      periods: [2],
      teacherId: school.people.li,
      note: '和李老师傅、李老师一起评课',
    })
    const { id } = await school.call('wang', 'record.submit', content)
    await school.call('wang', 'record.correct', { id, revision: 1, content: { ...content.content } })
    for (const withdrawn of [false, true]) {
      const noticeId = uuidv7()
      const audience = [{ who: 'parents' as const, unitId: school.units.class1 }]
      await school.call('li', 'notice.publish', {
        id: noticeId,
        title: '李老师的通知',
        text: '李老师请假',
        audience,
      })
      if (withdrawn) await school.call('li', 'notice.withdraw', { id: noticeId })
    }
    const figures = () =>
      school.rows(
        'select measure, subject_id, week, quantity from youju.tally where school_id = $1 order by 1, 2, 3',
        [school.id],
      )
    const before = await figures()
    await leave('li')
    const { pseudonym, records } = await school.call('wu', 'privacy.erasePerson', {
      personId: school.people.li,
      reason: '李老师本人要求',
    })
    expect(pseudonym).toMatch(/^已删除用户-[0-9A-F]{4}$/)
    expect(records).toBeGreaterThan(1)

    // Nothing is left but what is part of the longer name.
    await school.rows(`update youju.person set name = '何老师' where name = '李老师傅'`)
    const left = await placesOf('李老师')
    const longer = await placesOf('李老师傅')
    expect(left).toEqual(longer)
    const [kept] = await school.rows<{ payload: { note: string; teacherName: string } }>(
      'select payload from youju.record where id = $1',
      [id],
    )
    expect(kept?.payload).toMatchObject({ note: `和李老师傅、${pseudonym}一起评课`, teacherName: pseudonym })

    expect(await figures()).toEqual(before)
    expect(await recountSchool(owner.db, key(), () => undefined)).toEqual([])
    await sealAll(owner.db, key(), NOW)
    expect(await verifySchool(owner.db, key(), undefined)).toMatchObject({ broken: null })
    expect((await verifySchool(owner.db, key(), undefined)).erased).toBeGreaterThan(1)
    expect(await school.rows('select 1 from youju.session where person_id = $1', [school.people.li])).toEqual(
      [],
    )
    expect(await school.rows('select 1 from youju.account where person_id = $1', [school.people.li])).toEqual(
      [],
    )
  })

  test('once more is the same pseudonym and changes nothing', async () => {
    const again = await school.call('wu', 'privacy.erasePerson', {
      personId: school.people.li,
      reason: '又来一次',
    })
    expect(again).toMatchObject({ records: 0 })
    expect(again.pseudonym).toMatch(/^已删除用户-/)
  })

  test('leaves the record readable, corrected by its author and known as it was then, under the pseudonym', async () => {
    const { items } = await school.call('wang', 'record.list', { whose: 'mine', kind: 'observation' })
    for (const { id } of items) {
      const shown = await school.call('wang', 'record.show', { id })
      expect(JSON.stringify(shown)).not.toContain('李老师"')
    }
    const view = { week: 12, knownAt: '2026-11-18T16:29:00+08:00' }
    expect(JSON.stringify(await school.call('zhou', 'standing.school', view))).toBeTruthy()
  })

  test('of one of two with the same name leaves the other one’s', async () => {
    await school.rows(`update youju.person set name = '王老师' where id in ($1, $2)`, [
      school.people.xu,
      school.people.wang,
    ])
    await leave('xu')
    await school.call('zhou', 'privacy.erasePerson', { personId: school.people.xu, reason: '本人要求' })
    const people = await school.rows<{ id: string; name: string }>(
      'select id, name from youju.person where id in ($1, $2)',
      [school.people.xu, school.people.wang],
    )
    expect(people.find(({ id }) => id === school.people.wang)?.name).toBe('王老师')
    expect(people.find(({ id }) => id === school.people.xu)?.name).toMatch(/^已删除用户-/)
  })

  test('oneself as a parent ends the session, the class and the name at once', async () => {
    await school.call('zheng', 'privacy.erase', { confirm: '删除' })
    expect(await school.refused('zheng', 'session.me', {})).toMatchObject({ code: 'notSignedIn' })
    expect(await placesOf('郑家长')).toEqual([])
    const [row] = await school.rows('select state, name from youju.guardianship where person_id = $1', [
      school.people.zheng,
    ])
    expect(row).toMatchObject({ state: 'left', name: expect.stringMatching(/^已删除用户-/) })
  })
})
