import { isCivilDate } from '../calendar/civil-date'
import type { FieldFault } from '../field-fault'
import { type Field, type FieldValue, type FieldValues, type Form, isAsked } from './form'

export const LONGEST = { text: 120, longText: 5000, options: 60, number: 1_000_000_000 } as const

/** What is wrong with the values of an entry, field by field; paths are `/<key>`. Values nobody asked for are a fault. */
export function faultsOf(form: Pick<Form, 'fields'>, values: FieldValues): FieldFault[] {
  const known = new Set(form.fields.map((field) => field.key))
  const strange = Object.keys(values).filter((key) => !known.has(key))
  return [
    ...strange
      .slice(0, 5)
      .map((key) => ({ path: `/${key.slice(0, 60)}`, message: '表里没有这一项，请刷新后再填' })),
    ...form.fields.flatMap((field) => {
      const message = faultOf(field, values[field.key] ?? null, isAsked(field, values))
      return message === undefined ? [] : [{ path: `/${field.key}`, message }]
    }),
  ]
}

/** A blank text, an empty list and null are no answer; false and 0 are. */
export function isBlank(value: FieldValue | undefined): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

function faultOf(field: Field, value: FieldValue, asked: boolean): string | undefined {
  if (isBlank(value)) {
    return field.required && asked ? missing(field) : undefined
  }
  return wrong(field, value)
}

function missing({ label, type }: Field): string {
  const typed = type === 'text' || type === 'longText' || type === 'number'
  return `请${typed ? '填写' : '选择'}${label}`
}

/** What is wrong with an answer that was given. */
function wrong(field: Field, value: FieldValue): string | undefined {
  const { label, type, options } = field
  switch (type) {
    case 'text':
    case 'longText':
      return typeof value === 'string' ? wrongText(field, value) : `${label}应为文字`
    case 'number':
      return typeof value === 'number' ? wrongNumber(field, value) : `${label}应为数字`
    case 'yesNo':
      return typeof value === 'boolean' ? undefined : `请选择${label}`
    case 'date':
      return typeof value === 'string' && isCivilDate(value) ? undefined : `${label}应为日期`
    case 'time':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
        ? undefined
        : `${label}应为时间`
    case 'choice':
      return typeof value === 'string' && options.includes(value) ? undefined : `请从列出的里面选择${label}`
    case 'choices':
    case 'checklist':
      return isListOf(value, (each) => options.includes(each)) ? undefined : `请从列出的里面选择${label}`
    case 'people':
      return isListOf(value, isId) ? undefined : `请重新选择${label}`
    case 'person':
    case 'class':
    case 'grade':
    case 'group':
      return typeof value === 'string' && isId(value) ? undefined : `请重新选择${label}`
  }
}

function wrongText({ label, type, max }: Field, value: string): string | undefined {
  const longest = max ?? (type === 'text' ? LONGEST.text : LONGEST.longText)
  if (value.length > longest) return `${label}不能超过 ${longest} 字`
  if (type === 'text' && /[\r\n]/.test(value)) return `${label}请写在一行里`
  return value.includes('\u0000') || LONE_SURROGATE.test(value) ? `${label}含有无法保存的字符` : undefined
}

/** Script engines of older phones have no isWellFormed. */
const LONE_SURROGATE = /[\ud800-\udfff]/u

/** Numbers are whole: people, portions, minutes. */
function wrongNumber({ label, min, max, unit }: Field, value: number): string | undefined {
  if (!Number.isInteger(value)) return `${label}应为整数`
  const least = min ?? 0
  const most = max ?? LONGEST.number
  if (value < least) return `${label}不能少于 ${least}${unit}`
  return value > most ? `${label}不能超过 ${most}${unit}` : undefined
}

function isListOf(value: FieldValue, fits: (each: string) => boolean): boolean {
  if (!Array.isArray(value) || value.length > 500) return false
  return new Set(value).size === value.length && value.every((each) => typeof each === 'string' && fits(each))
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const isId = (value: string) => ID.test(value)
