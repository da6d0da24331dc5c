import type { TestSchool } from '../school/test-school'

interface RecordRow {
  readonly id: string
  readonly kind: string
  readonly author: string
  readonly on: string
  readonly state: string
  readonly payload: {
    readonly periods?: readonly number[]
    readonly mode?: string
    readonly groupId?: string
    readonly groups?: readonly string[]
    readonly attendance?: readonly { readonly personId: string; readonly mark: string }[]
    readonly feedbackOn?: string | null
    readonly title?: string
    readonly clubId?: string
    readonly headcount?: number
    readonly acceptedOn?: string | null
    readonly note?: string
    readonly amount?: number
    readonly instructors?: readonly { readonly id: string }[]
  }
}

const MONDAY_OF_WEEK_1 = Date.UTC(2026, 7, 31)
const WEEK = 7 * 86_400_000

/** What the kept credits, tallies and natural keys should be, counted anew from the raw records of the school. */
export async function recounted(school: TestSchool) {
  const records = await school.rows<RecordRow>(
    `select r.id, r.kind, r.author_id as author, r.happened_on::text as "on", r.state,
            r.payload || coalesce(p.payload, '{}') as payload
       from youju.record r
       left join youju.record_private p on p.district_id = r.district_id and p.record_id = r.id
      where r.school_id = $1`,
    [school.id],
  )
  const credits = records
    .filter(({ state }) => state === 'counted')
    .flatMap((record) => creditOf(record, school.id))
  const sums = new Map<string, number>()
  for (const { measure, subject, week, quantity } of credits) {
    const key = `${measure} ${subject} ${week}`
    sums.set(key, (sums.get(key) ?? 0) + quantity)
  }
  const live = records.filter(({ state }) => state === 'counted' || state === 'awaiting')
  return {
    credits: credits.map((each) => Object.values(each).join(' ')).sort(),
    tallies: [...sums].flatMap(([key, sum]) => (sum === 0 ? [] : [`${key} ${sum}`])).sort(),
    claims: live.flatMap((record) => keysOf(record, school.id).map((key) => `${record.id} ${key}`)).sort(),
  }
}

function creditOf({ id, kind, author, on, payload }: RecordRow, schoolId: string) {
  const week = Math.floor((Date.parse(on) - MONDAY_OF_WEEK_1) / WEEK) + 1
  const credit = (measure: string, subject: string | undefined, quantity: number) => [
    { id, measure, subject: subject ?? '', on, week, quantity },
  ]
  if (kind === 'research') {
    const there = (payload.attendance ?? []).filter(({ mark }) => CAME.includes(mark))
    return [
      ...groupsIn(payload).flatMap((groupId) => credit('researchSessions', groupId, 1)),
      ...there.flatMap(({ personId }) => credit('researchAttendance', personId, 1)),
    ]
  }
  if (kind === 'inspection') return payload.feedbackOn ? credit('inspections[feedback]', schoolId, 1) : []
  if (kind === 'deliverable')
    return payload.acceptedOn ? credit(`deliverable/${payload.title}/school/accepted`, schoolId, 1) : []
  if (kind === 'declared') {
    const key = `declared/${payload.title}/school`
    return [...credit(key, schoolId, payload.amount ?? -1), ...credit(`${key}#given`, schoolId, 1)]
  }
  if (kind === 'clubSession') {
    const { clubId, headcount = 0, instructors = [] } = payload
    return [
      ...credit('clubSessions', clubId, 1),
      ...(headcount > 0 ? credit('clubParticipants', clubId, headcount) : []),
      ...instructors.flatMap((led) => credit('clubSessionsLed', led.id, 1)),
    ]
  }
  return payload.mode === 'live' ? credit('observationPeriods', author, payload.periods?.length ?? 0) : []
}

const CAME = ['present', 'late', 'leftEarly', 'guest']

function groupsIn({ groupId = '', groups = [] }: RecordRow['payload']): readonly string[] {
  return groups.length > 0 ? groups : [groupId]
}

function keysOf({ kind, author, on, payload }: RecordRow, schoolId: string): string[] {
  if (kind === 'research') return groupsIn(payload).map((groupId) => `research/${groupId}/${on}`)
  if (kind === 'inspection') return [`inspection/${schoolId}/${on}/${payload.title}`]
  if (kind === 'deliverable') return [`deliverable/${schoolId}/${on}/${payload.title}/${payload.note}`]
  if (kind === 'declared') return [`declared/${schoolId}/${on}/${payload.title}`]
  if (kind === 'clubSession') return [`clubSession/${payload.clubId}/${on}`]
  return (payload.periods ?? []).map((period) => `observation/${author}/${on}/${period}`)
}

/** The same as it was kept at submission. */
export async function kept(school: TestSchool) {
  const lines = async (sql: string) =>
    (await school.rows<{ line: string }>(sql, [school.id])).map(({ line }) => line).sort()
  return {
    credits: await lines(
      `select concat_ws(' ', record_id, measure, subject_id, on_date, week, quantity) as line from youju.credit where school_id = $1`,
    ),
    tallies: await lines(
      `select concat_ws(' ', measure, subject_id, week, quantity) as line from youju.tally where school_id = $1 and quantity <> 0`,
    ),
    claims: await lines(
      `select concat_ws(' ', record_id, natural_key) as line from youju.record_claim where school_id = $1`,
    ),
  }
}

export interface History {
  readonly id: string
  readonly revision: number
  readonly state: string
  /** The journal's rows of the record, in order. */
  readonly acts: readonly { readonly before: Kept | null; readonly after: Kept }[]
}

interface Kept {
  readonly revision: number
  readonly state: string
}

/** Every record with the rows of the journal that tell how it came to be as it is. */
export function histories(school: TestSchool): Promise<History[]> {
  return school.rows<History & Record<string, unknown>>(
    `select r.id, r.revision, r.state,
            (select json_agg(json_build_object('before', j.before, 'after', j.after) order by j.seq)
               from youju.journal j where j.row_id = r.id) acts
       from youju.record r where r.school_id = $1`,
    [school.id],
  )
}
