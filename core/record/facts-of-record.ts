import { valuesIn } from '../form/form'
import type { Condition } from '../plan/basic-measure'
import { OWN_SUBJECT } from '../plan/measure-filters'
import { hasCritique } from './observation'
import type { CountableRecord, RecordKind, RecordOf } from './record'
import { type ResearchScope, SEVEN_STEPS } from './research'

/** What conditions and splits of a measure ask about a record: by the plan's word for it, each value it holds. */
export type RecordFacts = ReadonlyMap<string, readonly string[]>

type FactsOf<K extends RecordKind> = (record: RecordOf<K>) => Record<string, readonly string[]>

const yesNo = (is: boolean): readonly string[] => [is ? '是' : '否']
const hasNot = (has: boolean): readonly string[] => [has ? '有' : '无']
const said = (value: string): readonly string[] => (value.trim() === '' ? [] : [value])

const THEME = '主题标签'

const SCOPES: Record<ResearchScope, string> = { group: '本组', school: '全校', cluster: '片区' }

const FACTS: { readonly [K in RecordKind]: FactsOf<K> } = {
  observation: ({ payload }) => ({
    学科: said(payload.subject),
    [OWN_SUBJECT]: said(payload.known?.subject ?? ''),
    课型: said(payload.lessonType),
    方式: [payload.mode === 'recording' ? '录播' : '现场'],
    被听者: payload.known?.observed ?? [],
    被听教师: said(payload.teacherId ?? payload.teacherName),
    班级: said(payload.classId ?? payload.className),
    评课: hasNot(hasCritique(payload)),
    校外: yesNo(payload.hostSchool !== ''),
  }),
  research: ({ payload }) => ({
    范围: [SCOPES[payload.scope]],
    方式: said(payload.mode),
    外请: hasNot(payload.guests.trim() !== ''),
    步骤齐全: yesNo(SEVEN_STEPS.every((step) => payload.steps.includes(step))),
    主讲: said(payload.leaderId ?? payload.leaderName),
    [THEME]: said(payload.theme),
  }),
  clubSession: ({ payload }) => ({
    类别: said(payload.category),
    社团: said(payload.clubName),
  }),
  inspection: ({ payload }) => ({
    方式: said(payload.mode),
    检查内容: said(payload.title),
    已反馈: yesNo(payload.feedbackOn !== null),
  }),
  showcase: ({ payload }) => ({ 学科: said(payload.subject) }),
  assessment: () => ({}),
  // What is sensitive stays out: the values that a count is split by stand in its name.
  register: ({ payload }) =>
    Object.fromEntries(Object.entries(payload.values).map(([key, value]) => [key, valuesIn(value)])),
  deliverable: () => ({}),
  declared: () => ({}),
}

/** Only of the record itself, as it is kept: a recount finds the same. */
export function factsOfRecord(record: CountableRecord): RecordFacts {
  const facts = (FACTS[record.kind] as FactsOf<RecordKind>)(record as never)
  return new Map(Object.entries(facts))
}

/** Whether a record with these facts meets a condition. */
export function meets({ key, is }: Condition, facts: RecordFacts): boolean {
  const wanted = is.flatMap((value) => (value === OWN_SUBJECT ? (facts.get(OWN_SUBJECT) ?? []) : [value]))
  const held = facts.get(key) ?? []
  // People write a theme in their own words, with the plan's word somewhere in it.
  if (key === THEME) return held.some((value) => wanted.some((word) => value.includes(word)))
  return held.some((value) => wanted.includes(value))
}
