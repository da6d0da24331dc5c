import type { Output } from '#core/contract/contract'
import { answersInWords } from '#core/record/answers-in-words'
import { kindOf } from '#core/record/kinds/kinds'
import type { ContentOf, RecordContent, RecordKind } from '#core/record/record'
import { RESEARCH_SCOPES } from '#core/record/research'
import type { RecordContent as Submitted } from '@/services/pending-shelf'
import { schoolToday } from '@/services/session'
import { dateInWords } from '../in-words'
import type { NamedFact } from './fact'

/** Names looked up for what the record is about. */
type Names = Pick<Output<'record.show'>['names'], 'teacher' | 'unit'>

type FactsOf<K extends RecordKind> = (payload: ContentOf<K>['payload'], names: Names) => readonly NamedFact[]

const fact = (name: string, words: string): NamedFact => ({ name, words })

/** What a record says besides its day and author, in words; what shows it more richly is the record page's. */
const FACTS: { readonly [K in RecordKind]: FactsOf<K> } = {
  observation: (payload) => [
    fact('节次', `第 ${payload.periods.join('、')} 节${payload.periods.length > 1 ? '（连堂）' : ''}`),
    fact('学校', payload.hostSchool),
    fact('班级', payload.className),
    fact('学科', payload.subject),
    fact('授课教师', payload.teacherName),
    fact('课题', payload.topic),
    fact('课型', payload.lessonType),
    fact('方式', payload.mode === 'recording' ? '录播' : ''),
    fact('笔记', payload.note),
    fact('亮点', payload.strengths),
    fact('建议', payload.advice),
  ],
  research: (payload, { unit }) => [
    fact('教研组', unit),
    fact('形式', payload.mode),
    fact('范围', payload.scope === 'group' ? '' : RESEARCH_SCOPES[payload.scope]),
    fact('联合学校', payload.partners),
    fact('主讲人', payload.leaderName),
    fact('地点', payload.place),
    fact('七步', payload.steps.join('、')),
    fact('成果', payload.output),
    fact('活动记录', payload.note),
    fact('校外来宾', payload.guests),
    fact('调整原因', payload.movedBecause),
  ],
  clubSession: (payload) => [
    fact('到场', `${payload.headcount} 人${payload.enrolled > 0 ? `，共 ${payload.enrolled} 人` : ''}`),
    fact('内容', payload.content),
    fact('亮点', payload.highlights),
    fact('调整原因', payload.movedBecause),
  ],
  inspection: (payload) => [
    fact('方式', payload.mode),
    fact('反馈', payload.feedbackOn ? dateInWords(payload.feedbackOn, schoolToday()) : '还没有反馈'),
    fact('检查情况', payload.note),
  ],
  showcase: (payload, { teacher }) => [fact('教师', teacher), fact('学科', payload.subject)],
  assessment: (_, { unit }) => [fact('年级', unit)],
  register: (payload, { unit }) => [
    fact('登记对象', unit || (payload.unitId === null ? '' : (payload.names[payload.unitId] ?? ''))),
    fact('情况', payload.normal ? '一切正常' : ''),
    ...Object.entries(answersInWords(payload)).map(([name, words]) => fact(name, words)),
  ],
  deliverable: (payload, { unit }) => [
    fact('材料', payload.title),
    fact('报送', unit),
    fact('受理', payload.acceptedOn ? dateInWords(payload.acceptedOn, schoolToday()) : ''),
    fact('说明', payload.note),
  ],
  declared: (payload, { unit }) => [
    fact('填报', payload.title),
    fact('单位', unit),
    fact('数量', String(payload.amount)),
    fact('来源', payload.source),
  ],
}

/** Only what it says something about. A submission may lack what was added to its kind later. */
export function factsOf(
  content: RecordContent | Submitted,
  names: Names = { teacher: '', unit: '' },
): NamedFact[] {
  const payload = { ...kindOf(content.kind).defaults, ...content.payload }
  const facts = (FACTS[content.kind] as FactsOf<RecordKind>)(payload as never, names)
  return facts.filter(({ words }) => words.trim() !== '')
}
