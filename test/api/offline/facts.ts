import type { RecordContent } from '../../../src/services/pending-shelf'
import type { TestSchool } from '../school/test-school'

export const KINDS = [
  'observation',
  'research',
  'inspection',
  'showcase',
  'assessment',
  'club',
  'visit',
  'round',
] as const
export type FactKind = (typeof KINDS)[number]

export const PEOPLE = ['wang', 'qian'] as const
export type Person = (typeof PEOPLE)[number]

/** Qian directs teaching and may write every kind; Wang teaches. */
export function mayWrite(person: Person, kind: FactKind): boolean {
  return person === 'qian' || ['observation', 'club', 'visit', 'round'].includes(kind)
}

/** Something that happened, as somebody means to write it down. Few places: two facts often meet in one. */
export interface Place {
  readonly kind: FactKind
  readonly day: 0 | 1 | 2
  readonly nth: 0 | 1 | 2
  /** Tomorrow's: the server will not take it. */
  readonly tooEarly: boolean
}

const DAYS = ['2026-11-18', '2026-11-17', '2026-11-16'] as const
const TOMORROW = '2026-11-19'

/** By this mark a fact is found wherever its record came to rest. */
export const markOf = (fact: number, version: number) => `〔${fact}-${version}〕`
const MARK = /〔(\d+)-(\d+)〕/

export function readMark(content: unknown): { readonly fact: number; readonly version: number } | undefined {
  const found = MARK.exec(JSON.stringify(content))
  return found ? { fact: Number(found[1]), version: Number(found[2]) } : undefined
}

/** Where it all happens: the school, and Wang's club in it. */
export type Scene = Pick<TestSchool, 'people' | 'units'> & { readonly clubId: string }

export function contentOf({ people, units, clubId }: Scene, place: Place, mark: string): RecordContent {
  const { kind, day, nth, tooEarly } = place
  const on = tooEarly ? TOMORROW : DAYS[day]
  const groupId = nth === 0 ? units.chinese : units.maths
  switch (kind) {
    case 'observation':
      return {
        kind,
        payload: {
          ...{ on, periods: [nth + 2], mode: 'live', hostSchool: '', classId: units.class1, className: '' },
          ...{
            teacherId: people.li,
            teacherName: '',
            subject: '数学',
            topic: '',
            lessonType: '随堂课',
            note: mark,
          },
        },
      }
    case 'research':
      // What attendance says is kept apart, and yet belongs to the same exactly once.
      return {
        kind,
        payload: {
          ...{ on, groupId, theme: '大单元备课', movedBecause: '', note: mark },
          attendance: nth === 0 ? [{ personId: people.xu, mark: 'excused' }] : [],
        },
      }
    case 'inspection':
      return {
        kind,
        payload: { on, title: `第 ${nth} 次作业检查`, feedbackOn: nth === 0 ? null : on, note: mark },
      }
    case 'showcase':
      return { kind, payload: { on, teacherId: people.li, subject: '数学', title: `圆的认识${mark}` } }
    case 'assessment':
      return { kind, payload: { on, gradeId: units.grade1, title: `单元检测${mark}` } }
    case 'club':
      return {
        kind: 'clubSession',
        payload: { on, clubId, headcount: nth + 15, content: mark, movedBecause: '场地调整' },
      }
    case 'visit':
      return {
        kind: 'register',
        payload: {
          on,
          form: '来访登记',
          unitId: null,
          normal: false,
          values: { 事由: '家访', 说明: mark, 人数: nth + 1 },
        },
      }
    case 'round':
      return {
        kind: 'register',
        payload: { on, form: '每日巡查', unitId: null, normal: false, values: { 情况: mark } },
      }
  }
}

/** The kind of fact that a record is of, to word it anew. */
export function kindOf(content: RecordContent): FactKind {
  if (content.kind === 'deliverable' || content.kind === 'declared')
    throw new Error('nobody hands anything in here')
  if (content.kind === 'clubSession') return 'club'
  if (content.kind !== 'register') return content.kind
  return content.payload.form === '每日巡查' ? 'round' : 'visit'
}
