import type { Output } from '#core/contract/contract'
import type { RunningSchool } from '../running-school'

type Summary = Output<'record.list'>['items'][number]

/** A lesson that the demo's teacher may log and has not logged. */
export interface Lesson {
  readonly on: string
  readonly period: number
  readonly classId: string
  readonly name: string
}

/** Teaching days within the time for late entries, before the running school's today. */
const DAYS = ['2026-11-17', '2026-11-16', '2026-11-13', '2026-11-12']
const PERIODS = [1, 2, 3, 4, 5, 6]

export async function freeLessons(school: RunningSchool): Promise<Lesson[]> {
  const free: Lesson[] = []
  for (const on of DAYS) {
    for (const period of PERIODS) {
      const { lessons, recordedPeriods } = await school.ask('teacher', 'lesson.around', { on, period })
      const lesson = lessons[0]
      if (!lesson || recordedPeriods.includes(period)) continue
      free.push({ on, period, classId: lesson.classId, name: `${lesson.className} ${lesson.subject}` })
    }
  }
  return free
}

export const formOf = ({ on, period, classId }: Lesson) =>
  `/pages/observe/index?on=${on}&period=${period}&class=${classId}`

/** What the school holds of the lessons that a test logged, by their topics, in the order of their coming. */
export async function keptTopics(school: RunningSchool): Promise<string[]> {
  const records = (await testRecords(school)).filter(({ state }) => state !== 'withdrawn')
  const shown = await Promise.all(records.map(({ id }) => school.ask('teacher', 'record.show', { id })))
  return shown
    .sort((a, b) => (a.receipt.receivedAt < b.receipt.receivedAt ? -1 : 1))
    .map(({ content }) => ('topic' in content.payload ? content.payload.topic : ''))
}

export async function testRecords(school: RunningSchool): Promise<Summary[]> {
  const found: Summary[] = []
  let cursor: string | null = null
  do {
    const page: Output<'record.list'> = await school.ask('teacher', 'record.list', {
      whose: 'mine',
      kind: 'observation',
      ...(cursor !== null && { cursor }),
    })
    found.push(...page.items.filter(({ title }) => title.includes('《离线')))
    cursor = page.next
  } while (cursor !== null)
  return found
}

/** Frees the lessons for the next test. */
export async function withdrawTests(school: RunningSchool): Promise<void> {
  for (const { id, state } of await testRecords(school)) {
    if (state === 'withdrawn') continue
    const { revision } = await school.ask('teacher', 'record.show', { id })
    await school.ask('teacher', 'record.withdraw', { id, revision, reason: '' })
  }
}
