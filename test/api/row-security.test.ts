import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonKey } from './school/cast'
import { entered, type Outcome } from './school/entered'
import { type LivedIn, liveIn } from './school/lived-in'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
let beside: TestSchool
let away: TestSchool
let own: LivedIn
let theirs: LivedIn
beforeAll(async () => {
  school = await testSchool({ calendar: [{ on: '2026-11-20', teaching: false, reason: '运动会' }] })
  beside = await testSchool({ beside: school })
  away = await testSchool()
  own = await liveIn(school)
  theirs = await liveIn(beside)
  await liveIn(away)
})
afterAll(() => Promise.all([school, beside, away].map((each) => each.close())))

type Who = PersonKey | null
const CALLERS = [null, 'zheng', 'wang', 'sun', 'wu', 'qian'] as const

async function matrix(statement: (table: string) => string): Promise<Record<string, Outcome[]>> {
  const tables = await school.rows<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'youju' order by table_name`,
  )
  const columns = await Promise.all(
    CALLERS.map((who) =>
      entered(school, who, async (as) => {
        const outcomes: Outcome[] = []
        for (const { name } of tables) outcomes.push(await as.tries(statement(name)))
        return outcomes
      }),
    ),
  )
  return Object.fromEntries(
    tables.map(({ name }, row) => [name, columns.map((column) => column[row] ?? 'denied')]),
  )
}

const NOTHING = [0, 0, 0, 0, 0, 0]
const DENIED = ['denied', 'denied', 'denied', 'denied', 'denied', 'denied']

describe('how many rows of every table are seen by nobody, a parent, a teacher, a lead, the clerk and the director', () => {
  test('is this, of three schools that all have something in every table', async () => {
    expect(await matrix((table) => `select from youju.${table}`)).toEqual({
      account: DENIED,
      appointment: [0, 0, 19, 19, 19, 19],
      calendar_day: [0, 0, 1, 1, 1, 1],
      calendar_link: [0, 0, 1, 0, 0, 0],
      class_code: [0, 0, 0, 0, 1, 1],
      clockwork: DENIED,
      club: [0, 0, 1, 1, 1, 1],
      // Li's, who is not among them.
      consent: [0, 0, 0, 0, 0, 0],
      // Of a session the clerk is not told who was there.
      credit: [0, 0, 1, 5, 6, 8],
      credit_past: DENIED,
      delegation: [0, 0, 1, 1, 1, 1],
      // For a county's reader, from outside.
      district_summary: DENIED,
      fact: [0, 0, 1, 1, 1, 1],
      file: [0, 0, 2, 0, 1, 1],
      file_part: [0, 0, 1, 0, 0, 0],
      // Which schools of the district are together is no secret among them.
      grouping: [0, 0, 2, 2, 2, 2],
      guardianship: [0, 1, 0, 0, 2, 2],
      invitation: DENIED,
      involvement: [0, 0, 1, 4, 2, 5],
      job: DENIED,
      journal: [0, 0, 2, 6, 21, 21],
      // What is sealed says nothing; leaders and the clerk note the head.
      journal_head: [0, 0, 0, 0, 1, 1],
      journal_link: DENIED,
      mentoring: [0, 0, 0, 1, 1, 1],
      message_asking: DENIED,
      message_consent: [0, 0, 1, 0, 0, 0],
      // To one class, the other and the staff, and one withdrawn: the clerk is one of the staff here and no publisher.
      notice: [0, 1, 1, 1, 1, 4],
      org_unit: [0, 3, 10, 10, 10, 10],
      person: [0, 1, 9, 9, 9, 9],
      person_private: [0, 1, 1, 3, 11, 11],
      plan_draft: [0, 0, 0, 0, 1, 1],
      plan_version: [0, 0, 1, 1, 1, 1],
      receipt: [0, 1, 0, 0, 0, 0],
      record: [0, 0, 1, 2, 5, 5],
      record_check: [0, 0, 0, 1, 1, 1],
      record_claim: [0, 0, 5, 5, 5, 5],
      record_private: [0, 0, 0, 1, 1, 2],
      reminder: [0, 0, 1, 0, 0, 0],
      reminder_choice: [0, 0, 1, 0, 0, 0],
      report: [0, 0, 0, 0, 1, 1],
      research_schedule: [0, 0, 0, 1, 1, 1],
      research_sign_in: [0, 0, 0, 1, 1, 1],
      research_signed: [0, 0, 0, 1, 1, 1],
      research_slot: [0, 0, 0, 1, 1, 1],
      roster_import: [0, 0, 0, 0, 0, 0],
      session: DENIED,
      setting: [0, 0, 1, 1, 1, 1],
      sign_in_attempt: DENIED,
      statement: [0, 0, 0, 1, 1, 1],
      structure_change: DENIED,
      // Each sees the own one; leaders read through a function, without the writer.
      suggestion: [0, 1, 1, 0, 0, 0],
      tag: [0, 0, 1, 2, 2, 2],
      tally: [0, 0, 1, 5, 8, 8],
      tally_change: DENIED,
      term: [0, 1, 1, 1, 1, 1],
      // Added up for the office by a function, and of nobody.
      time_spent: DENIED,
      timetable_slot: [0, 0, 25, 25, 25, 25],
    })
  })

  test('is nothing of the other school of the district nor of another district, but the district itself', async () => {
    const foreign = await matrix((table) => {
      // Before a district is known, and of no district.
      if (table === 'sign_in_attempt' || table === 'clockwork') return `select from youju.${table}`
      const strange = {
        calendar_day: `unit_id not in ('${school.id}', '${school.districtId}')`,
        org_unit: `coalesce(school_id, '${school.id}') <> '${school.id}'`,
        receipt: `notice_id not in (select id from youju.notice where school_id = '${school.id}')`,
        account: 'true',
        session: 'true',
        grouping: 'false',
        district_summary: 'true',
      }[table]
      return `select from youju.${table} where district_id <> '${school.districtId}' or ${strange ?? `school_id <> '${school.id}'`}`
    })
    const hidden = [
      'account',
      'session',
      'sign_in_attempt',
      'credit_past',
      'journal_link',
      'invitation',
      'time_spent',
      'structure_change',
      'tally_change',
    ]
    const ofTheClockwork = ['message_asking', 'job', 'clockwork', 'district_summary']
    const seen = { ...foreign }
    for (const table of [...hidden, ...ofTheClockwork]) {
      expect(foreign[table]).toEqual(DENIED)
      delete seen[table]
    }
    expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((table) => [table, NOTHING])))
  })
})

describe('how many rows of every table the same can change', () => {
  test('are the records they may correct or decide, their own files, and (the office) clubs and (directors) announcements', async () => {
    const { record, notice, file, research_schedule, research_slot, research_sign_in, plan_draft, ...rest } =
      await matrix((table) => {
        const column =
          {
            notice: 'withdrawn_at',
            file: 'received',
            sign_in_attempt: 'last_at',
            clockwork: 'went_round_at',
            research_sign_in: 'closed_at',
            club: 'enrolled',
            appointment: 'to_on',
            org_unit: 'name',
            setting: 'is_on',
            reminder: 'read_at',
            reminder_choice: 'digest',
          }[table] ?? 'district_id'
        return `update youju.${table} set ${column} = ${column}`
      })
    expect({ record, notice, file, research_schedule, research_slot, research_sign_in }).toEqual({
      record: [0, 0, 1, 1, 5, 5],
      notice: [0, 0, 0, 0, 0, 4],
      file: [0, 0, 2, 0, 0, 0],
      // Whoever else may arrange sessions does it in their own name.
      research_schedule: [0, 0, 0, 1, 'denied', 'denied'],
      research_slot: [0, 0, 0, 1, 'denied', 'denied'],
      research_sign_in: [0, 0, 0, 1, 1, 1],
    })
    // A draft is changed in one's own name.
    expect(plan_draft).toEqual([0, 0, 0, 0, 1, 'denied'])
    // Of all units only clubs are renamed, of all posts only instructors' are ended.
    const { club, appointment, org_unit, setting, reminder, reminder_choice, ...others } = rest
    const ownOnly = [0, 0, 1, 0, 0, 0]
    expect([reminder, reminder_choice]).toEqual([ownOnly, ownOnly])
    // Somebody else's word on it is taken over only in one's own name.
    expect(setting).toEqual([0, 0, 0, 0, 0, 'denied'])
    const ofTheOffice = [0, 0, 0, 0, 1, 1]
    expect([club, appointment, org_unit]).toEqual([ofTheOffice, ofTheOffice, ofTheOffice])
    expect(others).toEqual(Object.fromEntries(Object.keys(others).map((table) => [table, DENIED])))
  })

  test('and delete: the natural keys of these records, their own unfinished files, drafts, and nothing else', async () => {
    const { record_claim, file, file_part, research_schedule, plan_draft, ...others } = await matrix(
      (table) => `delete from youju.${table}`,
    )
    expect({ record_claim, file, file_part, research_schedule, plan_draft }).toEqual({
      plan_draft: [0, 0, 0, 0, 1, 1],
      research_schedule: [0, 0, 0, 1, 1, 1],
      record_claim: [0, 0, 1, 1, 5, 5],
      file: [0, 0, 1, 0, 0, 0],
      file_part: [0, 0, 1, 0, 0, 0],
    })
    expect(others).toEqual(Object.fromEntries(Object.keys(others).map((table) => [table, DENIED])))
  })

  test('and empty: no table at all', async () => {
    const emptied = await matrix((table) => `truncate youju.${table}`)
    expect(emptied).toEqual(Object.fromEntries(Object.keys(emptied).map((table) => [table, DENIED])))
  })
})

describe('a teacher', () => {
  const tries = (who: Who, statement: string, ...values: unknown[]) =>
    entered(school, who, (as) => as.tries(statement, values))

  test('who was observed cannot take the observer’s credit or period away, though she sees the record', async () => {
    await entered(school, 'li', async (as) => {
      expect(await as.rows('select id from youju.record where id = $1', [own.ofLi])).toHaveLength(1)
      expect(await as.tries('delete from youju.credit where record_id = $1', [own.ofLi])).toBe('denied')
      expect(await as.tries('delete from youju.record_claim where record_id = $1', [own.ofLi])).toBe(0)
      expect(await as.tries(`update youju.record set state = 'returned' where id = $1`, [own.ofLi])).toBe(0)
    })
  })

  test.each<[string, { author?: PersonKey; school?: 'beside' | 'away' }, Outcome]>([
    ['her own name', {}, 1],
    ['somebody else’s name', { author: 'wang' }, 'denied'],
    ['another school of the district', { school: 'beside' }, 'denied'],
    ['another district', { school: 'away' }, 'denied'],
  ])('writes a record in %s: %s %s', async (_, { author = 'li', school: where }, outcome) => {
    const there = where === 'beside' ? beside : where === 'away' ? away : school
    const values = [there.districtId, uuidv7(), there.id, there.termId, school.people[author]]
    const statement = `insert into youju.record (district_id, id, school_id, term_id, kind, author_id, happened_on, payload, state, late, content_hash, submitted_hash)
      values ($1, $2, $3, $4, 'observation', $5, '2026-11-18', '{}', 'counted', false, '', '')`
    expect(await tries('li', statement, ...values)).toBe(outcome)
  })

  test('cannot credit herself from another’s record, nor hold a key in its name', async () => {
    const credit = `insert into youju.credit (district_id, record_id, measure, school_id, term_id, subject_id, on_date, week, quantity)
      values ($1, $2, 'mine', $3, $4, $5, '2026-11-18', 12, 100)`
    const values = [school.districtId, own.ofLi, school.id, school.termId, school.people.li]
    expect(await tries('li', credit, ...values)).toBe('denied')
    const claim =
      'insert into youju.record_claim (district_id, natural_key, record_id, school_id) values ($1, $2, $3, $4)'
    expect(await tries('li', claim, school.districtId, 'k', own.ofLi, school.id)).toBe('denied')
    expect(await tries('li', claim, school.districtId, 'k', own.ofSun, school.id)).toBe(1)
  })

  test('cannot write a credit, a tally or an involvement at all, and has them written for her own records only', async () => {
    const raise = 'update youju.tally set quantity = 99 where subject_id = $1'
    expect(await tries('li', raise, school.people.li)).toBe('denied')
    expect(await tries('sun', raise, school.units.maths)).toBe('denied')
    const keep = `select youju.keep_what_follows($1, $2, $3, '[]', null)`
    const credit = (subjectId: string) =>
      JSON.stringify([{ measure: 'mine', subjectId, on: '2026-11-18', week: 12, quantity: 100 }])
    const { li } = school.people
    expect(await tries('li', keep, school.districtId, own.ofLi, credit(li))).toBe('denied')
    expect(await tries('li', keep, school.districtId, own.ofSun, credit(beside.people.li))).toBe('denied')
    expect(await tries('li', keep, school.districtId, own.ofSun, credit(li))).toBe(1)
    expect(await tries('zheng', keep, school.districtId, own.ofSun, credit(li))).toBe('denied')
    for (const part of ['keep_credits', 'keep_involved', 'keep_private']) {
      const around = `select youju.${part}(r, '[]') from youju.record r where id = $1`
      expect(await tries('li', around, own.ofSun)).toBe('denied')
    }
  })

  test('adds to the journal in her own name only, and nobody changes it', async () => {
    const append = `insert into youju.journal (district_id, school_id, at, actor_id, did, row_kind, row_id, hash)
      values ($1, $2, now(), $3, 'submitted', 'record', $4, '')`
    const values = (actor: PersonKey) => [school.districtId, school.id, school.people[actor], own.ofSun]
    expect(await tries('li', append, ...values('li'))).toBe(1)
    expect(await tries('li', append, ...values('wang'))).toBe('denied')
    expect(await tries('qian', `update youju.journal set reason = ''`)).toBe('denied')
    expect(await tries('qian', 'delete from youju.journal')).toBe('denied')
  })

  const insertFile = `insert into youju.file (district_id, id, school_id, record_id, owner_id, name, type, size, sha256, state, begun_at, moved_at)
    values ($1, $2, $3, $4, $5, 'x.png', 'image/png', 9, '', 'partial', now(), now())`

  test.each<[string, { record?: 'ofLi' | 'theirs'; owner?: PersonKey }, Outcome]>([
    ['her own record', {}, 1],
    ['her own record in another’s name', { owner: 'wang' }, 'denied'],
    ['a record about her, which she may read', { record: 'ofLi' }, 'denied'],
    ['a record about her in its author’s name', { record: 'ofLi', owner: 'wang' }, 'denied'],
    ['a record of another school', { record: 'theirs' }, 'denied'],
  ])('puts a file to %s: %s %s', async (_, { record, owner = 'li' }, outcome) => {
    const id = { ofLi: own.ofLi, theirs: theirs.ofSun, own: own.ofSun }[record ?? 'own']
    const values = [school.districtId, uuidv7(), school.id, id, school.people[owner]]
    expect(await tries('li', insertFile, ...values)).toBe(outcome)
  })

  test('sees the file of a record about her, and can neither change it, delete it nor add a part', async () => {
    await entered(school, 'li', async (as) => {
      const files = await as.rows<{ id: string }>('select id from youju.file where record_id = $1', [
        own.ofLi,
      ])
      expect(files).toHaveLength(1)
      const id = files[0]?.id
      expect(await as.tries('update youju.file set removed_at = now() where id = $1', [id])).toBe(0)
      expect(await as.tries('delete from youju.file where id = $1', [id])).toBe(0)
      const add = 'insert into youju.file_part values ($1, $2, 0, $3, $4)'
      expect(await as.tries(add, [school.districtId, id, school.id, Buffer.from('x')])).toBe('denied')
    })
  })

  test('cannot pass a file on to another record or person, nor delete a kept one', async () => {
    await entered(school, 'wang', async (as) => {
      expect(await as.tries('update youju.file set record_id = $1', [own.ofSun])).toBe('denied')
      expect(await as.tries('update youju.file set owner_id = $1', [school.people.li])).toBe('denied')
      expect(await as.tries(`delete from youju.file where state = 'kept'`)).toBe(0)
    })
  })

  test('publishes neither an announcement nor a plan', async () => {
    const notice = `insert into youju.notice
      (district_id, id, school_id, title, body, publisher_id, publisher_name, state, published_at, audience)
      values ($1, $2, $3, '', '', $4, '', 'issued', now(), $5)`
    const plan = `insert into youju.plan_version (district_id, plan_id, version, school_id, title, effective_from, document)
      values ($1, $2, 1, $3, '', '2026-09-01', '{}')`
    const staff = JSON.stringify([{ who: 'staff', unitId: school.id }])
    const { districtId, people } = school
    expect(await tries('li', notice, districtId, uuidv7(), school.id, people.li, staff)).toBe('denied')
    expect(await tries('li', plan, school.districtId, uuidv7(), school.id)).toBe('denied')
  })
})

describe('a director', () => {
  const tries = (statement: string, ...values: unknown[]) =>
    entered(school, 'qian', (as) => as.tries(statement, values))

  test('publishes in the own name, in the own school', async () => {
    const notice = `insert into youju.notice
      (district_id, id, school_id, title, body, publisher_id, publisher_name, state, published_at, audience)
      values ($1, $2, $3, '', '', $4, '', 'issued', now(), $5)`
    const { districtId, people, units } = school
    const to = (unitId: string) => JSON.stringify([{ who: 'parents', unitId }])
    const publishes = (schoolId: string, personId: string, unitId: string) =>
      tries(notice, districtId, uuidv7(), schoolId, personId, to(unitId))
    expect(await publishes(school.id, people.qian, units.class1)).toBe(1)
    expect(await publishes(school.id, people.zhou, units.class1)).toBe('denied')
    expect(await publishes(beside.id, people.qian, beside.units.class1)).toBe('denied')
    expect(await publishes(school.id, people.qian, beside.units.class1)).toBe('denied')
  })

  test('cannot rewrite what was published without saying so, address it to others or take it back to a draft', async () => {
    const change = (set: string, id = own.toClass1) =>
      tries(`update youju.notice set ${set} where id = $1`, id)
    expect(await change(`body = 'x'`)).toBe('denied')
    expect(await change(`body = 'x', corrections = '[{"at": "", "because": "时间改了"}]'`)).toBe(1)
    expect(await change(`audience = '[]'`)).toBe('denied')
    expect(await change(`state = 'draft'`)).toBe('denied')
    expect(await change(`state = 'withdrawn', withdrawn_at = now()`)).toBe(1)
    expect(await change('withdrawn_at = now()', theirs.toClass1)).toBe(0)
  })

  test('cannot change a published plan', async () => {
    expect(await tries(`update youju.plan_version set title = ''`)).toBe('denied')
  })
})

describe('a parent', () => {
  const receipt = 'insert into youju.receipt (district_id, notice_id, person_id) values ($1, $2, $3)'
  const gives = (noticeId: string, person: PersonKey) =>
    entered(school, 'feng', (as) => as.tries(receipt, [school.districtId, noticeId, school.people[person]]))

  test('gives a receipt for what is addressed to the own class, in the own name', async () => {
    expect(await gives(own.toClass2, 'feng')).toBe(1)
    expect(await gives(own.toClass2, 'zheng')).toBe('denied')
  })

  test('and for nothing that is not', async () => {
    expect(await gives(own.toClass1, 'feng')).toBe('denied')
    expect(await gives(own.toStaff, 'feng')).toBe('denied')
    expect(await gives(theirs.toClass2, 'feng')).toBe('denied')
    expect(await gives(uuidv7(), 'feng')).toBe('denied')
  })
})
