import type { RecordKind } from '../record/record'
import { RESEARCH_SCOPES } from '../record/research'

/**
 * What a fact of a record may be compared with in 统计: a closed set of words, a list of the plan (选项) with the built-in one as
 * its default, the subjects and themes that people name, or whom the record speaks of.
 */
export type FilterValues =
  | { readonly of: 'words'; readonly words: readonly string[] }
  | { readonly of: 'list'; readonly list: string }
  | { readonly of: 'subjects' }
  | { readonly of: 'themes' }
  | { readonly of: 'people' }

const YES_NO: FilterValues = { of: 'words', words: ['是', '否'] }
const THERE_OR_NOT: FilterValues = { of: 'words', words: ['有', '无'] }

/** The subject that the person who gets the credit teaches: 听课节数[学科=本人学科]. */
export const OWN_SUBJECT = '本人学科'
/** Relations that 被听者 may name besides a tag or a post. */
export const RELATIONS = ['我的徒弟', '我的师傅'] as const

/**
 * Facts of the built-in kinds that a measure may be narrowed to, by the key that stands in `Condition.key` and in a plan:
 * 听课节数[学科=本人学科，校外=是]. `core/record` says of each what a record holds. A plan's own forms are narrowed by their own
 * fields.
 */
export const FILTER_FIELDS = {
  observation: {
    学科: { of: 'subjects' },
    课型: { of: 'list', list: '课型' },
    方式: { of: 'words', words: ['现场', '录播'] },
    被听者: { of: 'people' },
    评课: THERE_OR_NOT,
    校外: YES_NO,
  },
  research: {
    范围: { of: 'words', words: [RESEARCH_SCOPES.group, RESEARCH_SCOPES.school, '片区'] },
    方式: { of: 'list', list: '教研形式' },
    外请: THERE_OR_NOT,
    步骤齐全: YES_NO,
    主题标签: { of: 'themes' },
  },
  clubSession: { 类别: { of: 'list', list: '社团类别' } },
  inspection: {
    方式: { of: 'words', words: ['随机', '集中', '定期', '不定时'] },
    已反馈: YES_NO,
  },
  showcase: { 学科: { of: 'subjects' } },
  assessment: {},
  register: {},
  deliverable: {},
  declared: {},
} as const satisfies Record<RecordKind, Readonly<Record<string, FilterValues>>>

export function filterFieldsOf(kind: RecordKind): Readonly<Record<string, FilterValues>> {
  return FILTER_FIELDS[kind]
}
