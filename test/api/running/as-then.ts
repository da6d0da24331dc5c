import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { contentHash } from '../../../cloudfunctions/_shared/store/content-hash'
import type { SchoolIds } from '../school/insert-school'

export interface KeptThen {
  readonly id: string
  readonly content: { readonly kind: string; readonly payload: Readonly<Record<string, unknown>> }
}

/** What was kept in a school by the means of its time. */
export interface AsThen {
  readonly ids: SchoolIds
  readonly research: KeptThen
  readonly observation: KeptThen
  readonly notice: string | null
}

/** As the first release kept them: without the fields that came later. */
const LESSON = {
  on: '2026-11-17',
  periods: [2],
  mode: 'live',
  hostSchool: '',
  className: '一年级1班',
  teacherName: '李老师',
  subject: '数学',
  topic: '',
  lessonType: '随堂课',
  note: '板书清楚',
}
const SESSION = { on: '2026-11-12', theme: '大单元备课', movedBecause: '', note: '' }

/** A row with the credit and the tally that were written beside it. */
export async function keepAsThen(
  client: pg.ClientBase,
  ids: SchoolIds,
  kind: 'research' | 'observation',
): Promise<KeptThen> {
  const { districtId, termId, people, units } = ids
  const id = uuidv7()
  const isResearch = kind === 'research'
  const payload = isResearch
    ? { ...SESSION, groupId: units.maths }
    : { ...LESSON, classId: units.class1, teacherId: people.li }
  const hash = contentHash({ kind, payload })
  const author = isResearch ? people.sun : people.wang
  const about = isResearch ? units.maths : people.li
  await client.query(
    `insert into youju.record (district_id, id, school_id, term_id, kind, author_id, about_id, happened_on, payload, state,
       late, content_hash, submitted_hash, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'counted', false, $10, $10, $8::date)`,
    [districtId, id, units.school, termId, kind, author, about, payload.on, payload, hash],
  )
  const subject = isResearch ? units.maths : people.wang
  const measure = isResearch ? 'researchSessions' : 'observationPeriods'
  const [week, weekday] = isResearch ? [11, 4] : [12, 2]
  const key = [districtId, units.school, termId, measure, subject, week]
  await client.query(
    `insert into youju.credit (district_id, school_id, term_id, measure, subject_id, week, record_id, on_date, quantity)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 1)`,
    [...key, id, payload.on],
  )
  await client.query(
    `insert into youju.tally (district_id, school_id, term_id, measure, subject_id, week, quantity)
     values ($1, $2, $3, $4, $5, $6, 1)`,
    key,
  )
  await countDay(client, key, weekday)
  return { id, content: { kind, payload } }
}

/** Since 0017 a tally says on which days of the week. */
async function countDay(client: pg.ClientBase, key: readonly unknown[], weekday: number): Promise<void> {
  const { rows } = await client.query(
    `select from information_schema.columns where table_schema = 'youju' and table_name = 'tally' and column_name = 'days'`,
  )
  if (rows.length === 0) return
  await client.query(
    `update youju.tally set days[${weekday}] = 1 where (district_id, school_id, term_id, measure, subject_id, week)
       = ($1, $2, $3, $4, $5, $6)`,
    [...key],
  )
}

/** An announcement to the parents of class 1, with the journal's row of it. */
export async function announceAsThen(
  client: pg.ClientBase,
  { districtId, people, units }: SchoolIds,
): Promise<string> {
  const id = uuidv7()
  await client.query(
    `insert into youju.notice (district_id, id, school_id, title, body, publisher_id, publisher_name, published_at)
     values ($1, $2, $3, '家长会', '周五下午', $4, '钱主任', '2026-10-10T08:00:00Z')`,
    [districtId, id, units.school, people.qian],
  )
  await client.query(`insert into youju.notice_audience values ($1, $2, 'parents', $3)`, [
    districtId,
    id,
    units.class1,
  ])
  await client.query(
    `insert into youju.journal (district_id, school_id, at, actor_id, did, row_kind, row_id, after, request_id, hash)
     values ($1, $2, '2026-10-10T08:00:00Z', $3, 'published', 'notice', $4, '{"title": "家长会"}', 'then', '')`,
    [districtId, units.school, people.qian, id],
  )
  return id
}
