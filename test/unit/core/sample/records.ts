import type { Declared, Deliverable } from '#core/record/handed-in'
import type { Observation } from '#core/record/observation'
import type { CountableRecord, RecordState } from '#core/record/record'
import type { RegisterEntry } from '#core/record/register-entry'
import type { Research } from '#core/record/research'

const kept = (state: RecordState) => ({ id: '一条记录', authorId: '王老师', schoolId: '青禾小学', state })

/** Wang observes one period of Li's on Wednesday 2026-11-18 (week 12). */
export function observation(
  changes: Partial<Observation> = {},
  state: RecordState = 'counted',
): CountableRecord {
  const payload = {
    on: '2026-11-18',
    periods: [2],
    mode: 'live' as const,
    hostSchool: '',
    classId: '一年级1班',
    className: '一年级1班',
    teacherId: '李老师',
    teacherName: '李老师',
    subject: '数学',
    topic: '分数的初步认识',
    lessonType: '随堂课',
    note: '',
    timeline: [],
    strengths: '',
    advice: '',
    scores: null,
    known: null,
    ...changes,
  }
  return { ...kept(state), kind: 'observation', payload }
}

export function research(
  on: string,
  state: RecordState = 'counted',
  changes: Partial<Research> = {},
): CountableRecord {
  const payload = {
    on,
    groupId: '数学组',
    theme: '大单元备课',
    movedBecause: '',
    note: '',
    slotOn: null,
    mode: '研讨',
    leaderId: null,
    leaderName: '',
    place: '',
    scope: 'group' as const,
    partners: '',
    steps: [],
    output: '',
    guests: '',
    attendance: [],
    groups: [],
    ...changes,
  }
  return { ...kept(state), kind: 'research', payload }
}

export function clubSession(on: string, headcount = 20, state: RecordState = 'counted'): CountableRecord {
  const payload = {
    on,
    clubId: '合唱团',
    clubName: '合唱团',
    category: '艺术',
    headcount,
    enrolled: 25,
    content: '视唱练习',
    highlights: '',
    movedBecause: '',
    roll: [],
    instructors: [{ id: '王老师', name: '王老师' }],
  }
  return { ...kept(state), kind: 'clubSession', payload }
}

export function registerEntry(
  changes: Partial<RegisterEntry> = {},
  state: RecordState = 'counted',
): CountableRecord {
  const payload = {
    on: '2026-11-18',
    form: '来访登记',
    unitId: null,
    normal: false,
    values: { 来访人数: 2 },
    secrets: {},
    names: {},
    people: [],
    slot: '',
    ...changes,
  }
  return { ...kept(state), kind: 'register', payload }
}

export function inspection(feedbackOn: string | null, state: RecordState = 'counted'): CountableRecord {
  return {
    ...kept(state),
    kind: 'inspection',
    payload: { on: '2026-11-18', title: '作业检查', mode: '', feedbackOn, note: '' },
  }
}

export function showcase(title: string, state: RecordState = 'counted'): CountableRecord {
  const payload = { on: '2026-11-18', teacherId: '李老师', subject: '数学', title }
  return { ...kept(state), kind: 'showcase', payload }
}

export function assessment(on: string, state: RecordState = 'counted'): CountableRecord {
  return { ...kept(state), kind: 'assessment', payload: { on, gradeId: '一年级', title: '期中检测' } }
}

/** Wang hands in something of the school's on Wednesday 2026-11-18 (week 12). */
export function deliverable(
  changes: Partial<Deliverable> = {},
  state: RecordState = 'counted',
): CountableRecord {
  const payload = {
    on: '2026-11-18',
    title: '学校发展五年规划',
    level: 'school' as const,
    unitId: null,
    note: '',
    acceptedOn: null,
    ...changes,
  }
  return { ...kept(state), kind: 'deliverable', payload }
}

export function declared(changes: Partial<Declared> = {}, state: RecordState = 'counted'): CountableRecord {
  const payload = {
    on: '2026-11-18',
    title: '在校生数',
    level: 'school' as const,
    unitId: null,
    amount: 612,
    source: '学籍系统',
    ...changes,
  }
  return { ...kept(state), kind: 'declared', payload }
}
