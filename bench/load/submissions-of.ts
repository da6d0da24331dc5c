import { uuidv7 } from 'uuidv7'
import { addDays } from '#core/calendar/civil-date'
import type { Input } from '#core/contract/contract'
import type { LoadPerson, LoadSchool } from './schools'

/** The day on which the load is handed in; what happened in the week before it is not late. */
export const TODAY = '2026-11-19'
const DAYS = 7
const PERIODS = 8

export type Submission = Input<'record.submit'>

/** One thing to hand in, and by whom. */
export interface Errand {
  readonly person: LoadPerson
  readonly submission: Submission
}

/**
 * What a school's people hand in, each their own and no two the same fact: an observation of every period of the week before, one
 * person after the other. `mixed` makes one in ten an entry of a register, and one in fifty a session of a group.
 */
export function* submissionsOf({ staff, classes }: LoadSchool, mixed: boolean): Generator<Errand> {
  let count = 0
  for (let back = 1; back <= DAYS; back += 1) {
    for (let period = 1; period <= PERIODS; period += 1) {
      for (const [index, person] of staff.entries()) {
        count += 1
        const on = addDays(TODAY, -back)
        // Whose post is not among those that the register is for is refused.
        if (mixed && person.isMember && count % 10 === 0) yield { person, submission: reflection(on) }
        else if (mixed && person.leadsGroup && period === 1) {
          const group = staff.filter(({ groupId, isMember }) => isMember && groupId === person.groupId)
          yield { person, submission: research(group, person.groupId, on) }
        }
        const teacher = staff[(index + 1 + count) % staff.length] ?? person
        if (teacher === person) continue
        const classId = classes[count % classes.length] ?? null
        yield { person, submission: observation(on, period, classId, teacher.personId) }
      }
    }
  }
}

function observation(on: string, period: number, classId: string | null, teacherId: string): Submission {
  return {
    id: uuidv7(),
    seconds: 14,
    content: {
      kind: 'observation',
      payload: {
        ...{
          on,
          periods: [period],
          mode: 'live',
          hostSchool: '',
          classId,
          className: '',
          teacherId,
          teacherName: '',
        },
        ...{ subject: '数学', topic: '分数的初步认识', lessonType: '随堂课' },
        note: '情境从分月饼引入，学生动手折纸后说出自己的分法；追问“为什么要平均分”很到位。',
        strengths: '留给学生说的时间多，板书只留关键的一句。',
        advice: '练习的层次可以再拉开一些。',
      },
    },
  }
}

function reflection(on: string): Submission {
  const values = { 类别: '教学反思', 题目: '分数的初步认识', 正文: '先折再说，比先讲好。' }
  const payload = { on, form: '教学反思', unitId: null, normal: false, values }
  return { id: uuidv7(), content: { kind: 'register', payload } }
}

function research(group: readonly LoadPerson[], groupId: string, on: string): Submission {
  const attendance = group.map(({ personId }) => ({ personId, mark: 'present' as const }))
  const payload = {
    on,
    groupId,
    theme: '大单元备课',
    movedBecause: '',
    note: '各自说一课的设计。',
    attendance,
  }
  return { id: uuidv7(), content: { kind: 'research', payload } }
}
