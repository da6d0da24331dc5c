import { uuidv7 } from 'uuidv7'
import type { Input } from '#core/contract/contract'
import type { SchoolIds } from './insert-school'

type Submission = Input<'record.submit'>
type Content = Submission['content']
type PayloadOf<K extends Content['kind']> = Extract<Content, { kind: K }>['payload']

/** Submissions ready to send, each under a new id. */
export interface Contents {
  /** Of Li's class 1 in period 2 of the tests' today, 2026-11-18. */
  observation(changes?: Partial<PayloadOf<'observation'>>): Submission
  /** Of the maths group, on Thursday 2026-11-12. */
  research(changes?: Partial<PayloadOf<'research'>>): Submission
  inspection(changes?: Partial<PayloadOf<'inspection'>>): Submission
  showcase(changes?: Partial<PayloadOf<'showcase'>>): Submission
  assessment(changes?: Partial<PayloadOf<'assessment'>>): Submission
}

export function contentsFor({ units, people }: SchoolIds): Contents {
  const submission = <K extends Content['kind']>(kind: K, payload: PayloadOf<K>): Submission => ({
    id: uuidv7(),
    content: { kind, payload } as Content,
  })
  return {
    observation: (changes) =>
      submission('observation', {
        on: '2026-11-18',
        periods: [2],
        mode: 'live',
        hostSchool: '',
        classId: units.class1,
        className: '',
        teacherId: people.li,
        teacherName: '',
        subject: '数学',
        topic: '分数的初步认识',
        lessonType: '随堂课',
        note: '',
        ...changes,
      }),
    research: (changes) =>
      submission('research', {
        on: '2026-11-12',
        groupId: units.maths,
        theme: '大单元备课',
        movedBecause: '',
        note: '',
        ...changes,
      }),
    inspection: (changes) =>
      submission('inspection', {
        on: '2026-11-17',
        title: '作业检查',
        feedbackOn: null,
        note: '',
        ...changes,
      }),
    showcase: (changes) =>
      submission('showcase', {
        on: '2026-11-17',
        teacherId: people.li,
        subject: '数学',
        title: '圆的认识',
        ...changes,
      }),
    assessment: (changes) =>
      submission('assessment', { on: '2026-11-12', gradeId: units.grade1, title: '期中检测', ...changes }),
  }
}
