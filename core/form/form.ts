import type { Post } from '../org/post'

/** What a field of a form holds; the words are those a plan uses in its 登记表. */
export const FIELD_TYPES = {
  text: '短文',
  longText: '长文',
  number: '数',
  choice: '单选',
  choices: '多选',
  checklist: '清单',
  yesNo: '是否',
  date: '日期',
  time: '时间',
  person: '教职工',
  people: '多名教职工',
  class: '班级',
  grade: '年级',
  group: '教研组',
} as const

export type FieldType = keyof typeof FIELD_TYPES

export interface Field {
  /** Under this key the value stands in the entry; for a plan's own forms it is the label. */
  readonly key: string
  readonly label: string
  readonly type: FieldType
  readonly required: boolean
  /** Of choice, choices and checklist. */
  readonly options: readonly string[]
  /** Smallest and largest number; for text the largest number of characters. */
  readonly min: number | null
  readonly max: number | null
  /** What a number counts in (人, 份, 分钟). */
  readonly unit: string
  /** Only the author, the unit's lead, school leaders and the form's readers see it (domain.md section 7). */
  readonly sensitive: boolean
  readonly hint: string
  /** Asked only when another field holds one of these values. */
  readonly when: { readonly key: string; readonly is: readonly string[] } | null
}

/** A date is `YYYY-MM-DD`, a time `HH:mm`, a person, class, grade or group its id; several of them a list. */
export type FieldValue = string | number | boolean | readonly string[] | null
export type FieldValues = Readonly<Record<string, FieldValue>>

/** What an entry is about: the school as a whole, or one of its units. */
export const FORM_UNITS = {
  school: '学校',
  grade: '年级',
  class: '班级',
  group: '教研组',
  club: '社团',
  person: '本人',
} as const
export type FormUnit = keyof typeof FORM_UNITS

/** How often there is one entry a unit at most; `each` is once for everything that happens. */
export const HOW_OFTEN = {
  each: '每次',
  day: '每天',
  week: '每周',
  month: '每月',
  term: '每学期',
} as const
export type HowOften = keyof typeof HOW_OFTEN

/** `staff` is every member of the school's staff. */
export type FormRole = Post | 'staff'

/** The form of a register (登记表): what is asked, who writes and who reads. */
export interface Form {
  /** Unique in its plan, and what people call it: 来访登记. */
  readonly name: string
  /** The number of the clause it serves; empty when the plan names none. */
  readonly clause: string
  readonly about: FormUnit
  readonly often: HowOften
  /** One tap says that all is in order; the fields are asked only when it is not. */
  readonly byException: boolean
  readonly writers: readonly FormRole[]
  /** Besides the author and, unless `sealed`, school leaders and the unit's lead. */
  readonly readers: readonly FormRole[]
  /** Named access only: not even school leaders read it unless they are among the readers. */
  readonly sealed: boolean
  /** How long entries are kept; null when the plan does not say. */
  readonly keepMonths: number | null
  readonly hint: string
  readonly fields: readonly Field[]
}

export function formNamed(forms: readonly Form[], name: string): Form | undefined {
  return forms.find((form) => form.name === name)
}

/** Whether somebody with these posts may write entries of a form. */
export function mayWrite(form: Form, posts: readonly string[]): boolean {
  return form.writers.some((role) => role === 'staff' || posts.includes(role))
}

/** Whether a field is asked, given the other values. */
export function isAsked(field: Field, values: FieldValues): boolean {
  if (field.when === null) return true
  const held = valuesIn(values[field.when.key] ?? null)
  return field.when.is.some((wanted) => held.includes(wanted))
}

/** A value in the words that conditions compare with: choices, ids, whole numbers, 是 and 否. */
export function valuesIn(value: FieldValue): readonly string[] {
  if (value === null) return []
  if (typeof value === 'boolean') return [value ? '是' : '否']
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : value
}
