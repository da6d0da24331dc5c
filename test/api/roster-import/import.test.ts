import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../cloudfunctions/_shared/workbook/read-workbook'
import { openOffice } from '../school/district-office'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
let beside: TestSchool

beforeAll(async () => {
  school = await testSchool()
  beside = await testSchool({ beside: school })
})
afterAll(async () => {
  await school.close()
  await beside.close()
})

const FROM = '2026-11-18'
const paste = (cells: string, changes: object = {}) => ({
  ...{ id: uuidv7(), name: '粘贴的名册', content: { cells }, from: FROM, endMissing: false },
  ...changes,
})

/** The whole roster as the owner sees it. */
async function roster(of = school): Promise<unknown> {
  const tables = [
    'org_unit',
    'person',
    'person_private',
    'appointment',
    'tag',
    'timetable_slot',
    'guardianship',
  ]
  const all = await Promise.all(
    tables.map((table) =>
      of.rows(
        `select to_jsonb(t) - 'position' as row from youju.${table} t where district_id = $1 order by to_jsonb(t)::text`,
        [of.districtId],
      ),
    ),
  )
  return all
}

/** Checks, applies, and takes back whatever the test does in between. */
async function imported(
  cells: string,
  inBetween: (id: string) => Promise<void>,
  changes: object = {},
): Promise<void> {
  const asked = paste(cells, changes)
  const checked = await school.call('wu', 'roster.check', asked)
  expect(checked.faults).toEqual([])
  await school.call('wu', 'roster.apply', { id: asked.id })
  await inBetween(asked.id)
  await school.ask('wu', 'roster.undo', { id: asked.id, reason: '测试完了' })
}

describe('an import', () => {
  it('changes nothing while it is only checked', async () => {
    const before = await roster()
    const checked = await school.call('wu', 'roster.check', paste('姓名\t学科\n李老师\t科学\n新同事\t美术'))
    expect(checked).toMatchObject({ added: 1, changed: 1, ended: 0, same: 0, faultCount: 0 })
    expect(checked.sheets).toEqual([{ sheet: '教职工', rows: 2 }])
    expect(await roster()).toEqual(before)
  })

  it('tells its changes line by line', async () => {
    const asked = paste('姓名\t学科\n李老师\t科学\n新同事\t美术')
    await school.call('wu', 'roster.check', asked)
    const { items } = await school.call('wu', 'roster.changes', { id: asked.id })
    expect(items).toEqual([
      { what: 'change', sheet: '教职工', who: '李老师', words: '学科 数学 → 科学' },
      { what: 'add', sheet: '教职工', who: '新同事', words: '学科 美术；新增任课教师' },
    ])
  })

  it('is done in one go, and doing it again does nothing more', async () => {
    await imported('姓名\t工号\t任职\n新同事\tT77\t任课教师、二年级1班班主任', async (id) => {
      const people = await school.rows<{ staff_no: string }>(
        `select staff_no from youju.person where school_id = $1 and name = '新同事'`,
        [school.id],
      )
      expect(people).toEqual([{ staff_no: 'T77' }])
      const after = await roster()
      expect(await school.call('wu', 'roster.apply', { id })).toEqual({ added: 1, changed: 0, ended: 0 })
      expect(await roster()).toEqual(after)
      const journal = await school.rows<{ after: object; did: string }>(
        `select did, after from youju.journal where row_kind = 'import' and row_id = $1`,
        [id],
      )
      expect(journal).toEqual([{ did: 'apply', after: expect.objectContaining({ added: 1, changed: 0 }) }])
      expect(JSON.stringify(journal)).not.toContain('新同事')
    })
  })

  it('changes nothing the second time', async () => {
    const cells =
      '姓名\t工号\t学科\t任职\t标签\n新同事\tT77\t美术\t任课教师\t党员、骨干教师\n李老师\tT01\t数学\t\t'
    await imported(cells, async () => {
      const again = await school.call('wu', 'roster.check', paste(cells))
      expect(again).toMatchObject({ added: 0, changed: 0, ended: 0, same: 2 })
    })
  })

  it('that was taken back leaves everything as it was', async () => {
    const before = await roster()
    const sheets = [
      '姓名\t工号\t任职\t所在组\t标签\n李老师\tT1\t任课教师、一年级2班班主任\t语文组\t党员\n甲老师\tT2\t\t数学组\t\n何老师\t\t无\t无\t',
      '年级\t班级\n三年级\t1班\n三年级\t2班\n一年级\t1班',
      '组名\t类别\t学科\n英语组\t学科教研组\t英语\n数学组\t备课组\t数学',
      '班级\t星期\t节次\t学科\t教师\n一年级1班\t星期一\t1\t语文\t许老师\n一年级1班\t星期一\t2\t无\t\n一年级2班\t周五\t第6节\t数学\t李老师',
    ]
    for (const cells of sheets) {
      await imported(cells, async (id) => {
        expect(await roster()).not.toEqual(before)
        const undone = await school.call('wu', 'roster.undo', { id, reason: '导错了' })
        expect(undone.kept).toEqual([])
        expect(undone.undone).toBeGreaterThan(0)
      })
      expect(await roster()).toEqual(before)
    }
  })

  it('with a fault cannot be done', async () => {
    const asked = paste('姓名\t出生日期\n李老师\t1985-02-30')
    const checked = await school.call('wu', 'roster.check', asked)
    expect(checked.faults).toEqual([
      {
        ...{ sheet: '教职工', row: 2, column: '出生日期', cell: 'B2' },
        message: expect.stringContaining('1985-02-30'),
        remedy: expect.stringContaining('1985-09-01'),
      },
    ])
    expect(await school.refused('wu', 'roster.apply', { id: asked.id })).toMatchObject({
      code: 'rosterFaulty',
      details: { faults: 1 },
    })
  })

  it('is refused when the roster has changed since it was checked', async () => {
    const asked = paste('姓名\t学科\n许老师\t历史')
    await school.call('wu', 'roster.check', asked)
    await imported('姓名\t学科\n王老师\t历史', async () => {
      expect((await school.refused('wu', 'roster.apply', { id: asked.id })).code).toBe('rosterChanged')
    })
  })

  it('waits for another one, and of two at once one is done', async () => {
    const one = paste('姓名\t工号\n同一人\tT500')
    const two = paste('姓名\t工号\n同一人\tT500')
    await school.call('wu', 'roster.check', one)
    await school.call('qian', 'roster.check', two)
    const answers = await Promise.all([
      school.ask('wu', 'roster.apply', { id: one.id }),
      school.ask('qian', 'roster.apply', { id: two.id }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const people = await school.rows(`select from youju.person where school_id = $1 and staff_no = 'T500'`, [
      school.id,
    ])
    expect(people).toHaveLength(1)
    for (const { id } of [one, two]) await school.ask('wu', 'roster.undo', { id, reason: '测试完了' })
  })

  it('can be checked again under its id until it is done', async () => {
    const asked = paste('姓名\t学科\n许老师\t历史')
    await school.call('wu', 'roster.check', asked)
    const again = { ...asked, content: { cells: '姓名\t学科\n许老师\t语文' } }
    expect(await school.call('wu', 'roster.check', again)).toMatchObject({ changed: 0, same: 1 })
    await school.call('wu', 'roster.apply', { id: asked.id })
    expect((await school.refused('wu', 'roster.check', asked)).code).toBe('importDone')
    await school.ask('wu', 'roster.undo', { id: asked.id, reason: '测试完了' })
  })

  it('holds from a day within a year, before or after', async () => {
    expect(
      await school.call('wu', 'roster.check', paste('姓名\n许老师', { from: '2025-11-17' })),
    ).toBeTruthy()
    expect(
      (await school.refused('wu', 'roster.check', paste('姓名\n许老师', { from: '2025-11-16' }))).code,
    ).toBe('importDayFar')
  })

  it('leaves parents alone, also when their class ends', async () => {
    const parents = () =>
      school.rows('select id, class_id, state from youju.guardianship where school_id = $1 order by id', [
        school.id,
      ])
    const before = await parents()
    await imported(
      '年级\t班级\n二年级\t1班',
      async () => {
        const [ended] = await school.rows<{ to_on: string }>(
          'select to_on::text from youju.org_unit where id = $1',
          [school.units.class1],
        )
        expect(ended?.to_on).toBe('2026-11-17')
        expect(await parents()).toEqual(before)
      },
      { endMissing: true },
    )
    expect(await parents()).toEqual(before)
  })
})

describe('taking an import back', () => {
  it('keeps somebody who has written a record since, with their posts, and names them', async () => {
    const asked = paste('姓名\t工号\n有记录的\tT81\n没有记录的\tT82')
    await school.call('wu', 'roster.check', asked)
    await school.call('wu', 'roster.apply', { id: asked.id })
    await school.rows(
      `insert into youju.involvement (district_id, record_id, person_id, role, mark, school_id, author_id, about_id, kind, on_date)
       select p.district_id, gen_random_uuid(), p.id, 'attendance', 'present', p.school_id, $2, null, 'research', '2026-11-18'
         from youju.person p where p.school_id = $1 and p.staff_no = 'T81'`,
      [school.id, school.people.sun],
    )
    const { kept } = await school.call('wu', 'roster.undo', { id: asked.id, reason: '导错了' })
    expect(kept).toEqual(['有记录的：已经有记录、账号或后来的改动，保留了这个人和任职'])
    const left = await school.rows<{ name: string; posts: number }>(
      `select p.name, count(a.id)::int as posts from youju.person p
         left join youju.appointment a on a.district_id = p.district_id and a.person_id = p.id
        where p.school_id = $1 and p.staff_no in ('T81', 'T82') group by p.name`,
      [school.id],
    )
    expect(left).toEqual([{ name: '有记录的', posts: 1 }])
    await school.rows(
      `delete from youju.involvement where school_id = $1 and author_id = $2 and kind = 'research'`,
      [school.id, school.people.sun],
    )
  })

  it('leaves what was changed later, and says whose', async () => {
    const asked = paste('姓名\t学科\n许老师\t历史')
    await school.call('wu', 'roster.check', asked)
    await school.call('wu', 'roster.apply', { id: asked.id })
    await imported('姓名\t学科\n许老师\t地理', async (later) => {
      const { kept } = await school.call('wu', 'roster.undo', { id: asked.id, reason: '导错了' })
      expect(kept).toEqual(['许老师：后来又有改动，改动过的部分没有退回'])
      await school.call('wu', 'roster.undo', { id: later, reason: '也错了' })
    })
    const [xu] = await school.rows<{ subject: string }>('select subject from youju.person where id = $1', [
      school.people.xu,
    ])
    expect(xu?.subject).toBe('历史')
    await imported('姓名\t学科\n许老师\t语文', async () => undefined)
  })

  it('is possible on the seventh day and not on the eighth', async () => {
    const asked = paste('姓名\t学科\n王老师\t历史')
    await school.call('wu', 'roster.check', asked)
    await school.call('wu', 'roster.apply', { id: asked.id })
    school.setNow('2026-11-25T16:31:00+08:00')
    expect((await school.refused('wu', 'roster.undo', { id: asked.id, reason: '晚了' })).code).toBe(
      'importTooOld',
    )
    const listed = async () =>
      (await school.call('wu', 'roster.imports', {})).imports.find(({ id }) => id === asked.id)
    expect(await listed()).toMatchObject({
      state: 'applied',
      mayUndo: false,
      changes: 1,
      by: '吴教务',
      from: FROM,
    })
    school.setNow('2026-11-25T16:29:00+08:00')
    expect(await listed()).toMatchObject({ mayUndo: true })
    expect((await school.call('wu', 'roster.undo', { id: asked.id, reason: '导错了' })).undone).toBe(1)
    expect(await listed()).toMatchObject({ state: 'undone', mayUndo: false })
    school.setNow('2026-11-18T16:30:00+08:00')
  })

  it('leaves alone who was renamed or erased since, whose old name is nowhere in it any more', async () => {
    const asked = paste('姓名\t工号\n旧名字\tT91\n另一位\tT92')
    await school.call('wu', 'roster.check', asked)
    await school.call('wu', 'roster.apply', { id: asked.id })
    await school.rows(`update youju.person set name = '新名字' where school_id = $1 and staff_no = 'T91'`, [
      school.id,
    ])
    const kept = await school.rows<{ kept: string }>(
      "select coalesce(lines::text, '') || coalesce(acts::text, '') as kept from youju.roster_import where id = $1",
      [asked.id],
    )
    expect(kept[0]?.kept).toContain('另一位')
    expect(kept[0]?.kept).not.toContain('旧名字')
    await school.call('wu', 'roster.undo', { id: asked.id, reason: '导错了' })
    const left = await school.rows<{ name: string; posts: number }>(
      `select p.name, count(a.id)::int as posts from youju.person p
         left join youju.appointment a on a.district_id = p.district_id and a.person_id = p.id
        where p.school_id = $1 and p.staff_no in ('T91', 'T92') group by p.name`,
      [school.id],
    )
    expect(left).toEqual([{ name: '新名字', posts: 1 }])
  })

  it('of what was only checked is refused', async () => {
    const asked = paste('姓名\t学科\n王老师\t历史')
    await school.call('wu', 'roster.check', asked)
    expect((await school.refused('wu', 'roster.undo', { id: asked.id, reason: '算了' })).code).toBe(
      'importNotDone',
    )
  })
})

describe('another school', () => {
  it('does not find an import, nor takes its id', async () => {
    const asked = paste('姓名\t学科\n王老师\t历史')
    await school.call('wu', 'roster.check', asked)
    for (const operation of ['roster.changes', 'roster.apply'] as const) {
      expect((await beside.refused('wu', operation, { id: asked.id })).code).toBe('notFound')
    }
    expect((await beside.refused('wu', 'roster.undo', { id: asked.id, reason: '看看' })).code).toBe(
      'notFound',
    )
    expect((await beside.refused('wu', 'roster.check', paste('姓名\n王老师', { id: asked.id }))).code).toBe(
      'idTaken',
    )
    expect((await beside.call('wu', 'roster.imports', {})).imports.map(({ id }) => id)).not.toContain(
      asked.id,
    )
  })

  it('is not reached by a teacher of its own either', async () => {
    for (const who of ['li', 'sun', 'zheng'] as const) {
      expect((await school.refused(who, 'roster.check', paste('姓名\n王老师'))).code).toBe('notAllowed')
      expect((await school.refused(who, 'roster.export', { what: 'roster' })).code).toBe('notAllowed')
    }
  })

  it('is not an officer’s to import into, whose office is their own', async () => {
    const office = await openOffice(school)
    const before = await roster(beside)
    const asked = paste('姓名\t任职\n新教研员\t教研员')
    expect(await office.call('roster.check', asked)).toMatchObject({ added: 1, faultCount: 0 })
    await office.call('roster.apply', { id: asked.id })
    const [added] = await school.rows<{ school_id: string }>(
      `select school_id from youju.person where district_id = $1 and name = '新教研员'`,
      [school.districtId],
    )
    expect(added?.school_id).toBe(school.districtId)
    expect((await office.call('roster.undo', { id: asked.id, reason: '测试完了' })).kept).toEqual([])
    expect(await roster(beside)).toEqual(before)
  })
})

describe('the workbook', () => {
  it('that is exported changes nothing when it is read again, even where missing things would end', async () => {
    const { base64, name } = await school.call('wu', 'roster.export', { what: 'roster' })
    expect(name).toBe('测试小学 名册 2026-11-18.xlsx')
    const content = { workbook: base64 }
    const checked = await school.call('wu', 'roster.check', { ...paste(''), content, endMissing: true })
    expect(checked).toMatchObject({ added: 0, changed: 0, ended: 0, faults: [] })
    expect(checked.sheets.map(({ sheet }) => sheet)).toEqual(['教职工', '年级班级', '组', '课表'])
  })

  it('to fill in is read without a fault', async () => {
    const { base64 } = await school.call('wu', 'roster.export', { what: 'template' })
    const { sheets } = await readWorkbook(Buffer.from(base64, 'base64'))
    expect(sheets?.map(({ name }) => name)).toEqual(['说明', '教职工', '年级班级', '组', '课表'])
    const checked = await school.call('wu', 'roster.check', { ...paste(''), content: { workbook: base64 } })
    expect(checked.faults).toEqual([])
    expect(checked.warnings).toEqual([expect.stringContaining('课表按学期保存')])
    expect(checked.added).toBeGreaterThan(0)
  })

  it('that is none is refused with a way on', async () => {
    const content = { workbook: Buffer.from('no workbook').toString('base64') }
    const refused = await school.refused('wu', 'roster.check', { ...paste(''), content })
    expect(refused).toMatchObject({ code: 'workbookUnreadable', message: expect.stringContaining('.xlsx') })
  })
})
