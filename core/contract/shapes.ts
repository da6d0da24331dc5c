import * as z from 'zod/mini'
import { isCivilDate } from '../calendar/civil-date'
import { POSTS } from '../org/post'
import { STATUSES } from '../standing/judge'

/** Shapes that several operations share. Messages are what the person who filled in the form reads. */
/** In lower case, as the database writes it, so that two spellings of one id are never two ids. */
export const id = z.uuid('编号格式不对，请刷新后重试').check(z.toLowerCase())

export const civilDate = z.string('请选择日期').check(z.refine(isCivilDate, '日期格式应为 2026-09-01'))

export const weekNumber = z
  .number('周次应为数字')
  .check(z.int('周次应为整数'), z.gte(1, '周次从 1 开始'), z.lte(60, '周次过大'))

/** Of a thing that somebody has open: its first is 1. */
export const revision = z.number().check(z.int(), z.gte(1), z.lte(1_000_000, '版本号不对，请刷新后再试'))

/** Text as typed: NUL and lone surrogates cannot be stored and are refused; everything else is kept as it is. */
export function text(max: number, label: string) {
  return z.string(`${label}应为文字`).check(
    z.maxLength(max, `${label}不能超过 ${max} 字`),
    z.refine((value) => !value.includes('\u0000') && value.isWellFormed(), `${label}含有无法保存的字符`),
  )
}

export function requiredText(max: number, label: string) {
  return text(max, label).check(z.refine((value) => value.trim() !== '', `请填写${label}`))
}

/** Opaque: comes from the previous page's `next`. */
export const cursor = z.optional(z.string().check(z.maxLength(300, '翻页位置不对，请回到第一页')))

export const page = <T extends z.ZodMiniType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.nullable(z.string()) })

export const status = z.enum(Object.keys(STATUSES) as (keyof typeof STATUSES)[])

export const post = z.enum(Object.keys(POSTS) as (keyof typeof POSTS)[])

export const nothing = z.strictObject({})

export const termShape = z.strictObject({
  id,
  name: z.string(),
  startOn: z.string(),
  endOn: z.string(),
  weeks: z.number(),
})
