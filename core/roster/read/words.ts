import { plain } from '../../plan/parse/characters'
import { readNumber } from '../../plan/parse/numerals'

/** Clears what a clerk has written in a cell; an empty cell leaves things as they are. */
const CLEARS = ['无', '没有', '清空', '-', '—', '/']

export function clears(text: string): boolean {
  return CLEARS.includes(plain(text))
}

/** A name without the blanks that pad short ones (张　三); the dot of a name in several parts is one and the same. */
export function nameOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[•・．‧∙⋅]|(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, '·')
    .replace(/(?<=[\p{Script=Han}·])\s+(?=[\p{Script=Han}·])/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Several things in one cell: 、 ， ； and line breaks between them. */
export function partsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[、,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const NUMERAL = '(\\d{1,2}|[一二三四五六七八九十]{1,3})'
const GRADE = new RegExp(`^${NUMERAL}年级$`)
const CLASS = new RegExp(`^(?:${NUMERAL}(?:年级|年)?|([初高][一二三123]|[小中大]))\\(?${NUMERAL}\\)?班$`)
/** 1班 beside its grade in another column. */
const BARE_CLASS = new RegExp(`^\\(?${NUMERAL}\\)?班?$`)

function numeral(text: string): string {
  const value = readNumber(text)
  return value === null ? text : (DIGITS[value] ?? String(value))
}

/** 3年级, 三年级 and 三 年级 are one grade; 高一 stays what it is. */
export function gradeKey(text: string): string {
  const word = plain(text)
  const [, number] = GRADE.exec(word) ?? []
  return number === undefined ? word : `${numeral(number)}年级`
}

/** The grade and the number of a class, however it is written: 三年级2班, 三(2)班, 3年级（二）班; null when it is no such name. */
export function classParts(text: string): { readonly grade: string; readonly number: number } | null {
  const word = plain(text)
  const [, year, stage, number = ''] = CLASS.exec(word) ?? []
  const which = readNumber(number)
  if (which === null) return null
  if (stage !== undefined) return { grade: stage.replace(/\d/, (digit) => numeral(digit)), number: which }
  return year === undefined ? null : { grade: `${numeral(year)}年级`, number: which }
}

export function bareClassNumber(text: string): number | null {
  const [, number = ''] = BARE_CLASS.exec(plain(text)) ?? []
  return readNumber(number)
}

export function classKey(text: string): string {
  const parts = classParts(text)
  return parts === null ? plain(text) : `${parts.grade}${parts.number}班`
}
