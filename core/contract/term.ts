import * as z from 'zod/mini'
import { operation } from './operation'
import { civilDate, id, nothing, requiredText } from './shapes'

const time = z.string('请填写时间').check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间请写成 08:10 这样'))

const bell = z
  .array(
    z.strictObject({ period: z.number().check(z.int(), z.gte(1), z.lte(20)), startsAt: time, endsAt: time }),
  )
  .check(z.minLength(1, '请至少填一节课的时间'), z.maxLength(20, '一天最多 20 节'))

const dayOff = z.strictObject({
  on: z.string(),
  teaching: z.boolean(),
  /** 1 Monday … 7 Sunday: whose timetable a make-up day runs. */
  timetableOf: z.nullable(z.number()),
  reason: z.string(),
})

export const termOperations = {
  'term.list': operation({
    summary: "The school's terms, the latest first",
    input: nothing,
    output: z.strictObject({
      terms: z.array(
        z.strictObject({
          id,
          name: z.string(),
          startOn: z.string(),
          endOn: z.string(),
          bell,
          lessons: z.number(),
        }),
      ),
    }),
  }),
  'term.save': operation({
    summary:
      'Add a term under an id made by the client, or change one. Days that records or reports lie on cannot be cut off',
    input: z.strictObject({
      id,
      name: requiredText(40, '学期名称'),
      startOn: civilDate,
      endOn: civilDate,
      bell,
      /** A term whose timetable is taken over, for classes that go on. */
      timetableOf: z.nullable(id),
    }),
    output: z.strictObject({ id }),
  }),
  'term.days': operation({
    summary:
      'Days of a term that are not as their weekday says: of the district, of the school over it, and the public holidays ' +
      'that the State Council announced, as a suggestion',
    input: z.strictObject({ id }),
    output: z.strictObject({
      district: z.array(dayOff),
      school: z.array(dayOff),
      suggested: z.array(dayOff),
      /** Years of the term whose public holidays are not announced, or not known here yet. */
      unknownYears: z.array(z.number()),
      /** Who put which days of the own calendar right, the latest first. */
      changes: z.array(z.strictObject({ at: z.string(), by: z.string(), days: z.array(z.string()) })),
    }),
  }),
  'term.saveDays': operation({
    summary:
      "Put days of one's own calendar right: the school's, or from the district's office the district's",
    input: z.strictObject({
      days: z
        .array(
          z.strictObject({
            on: civilDate,
            /** Null takes the entry away: the day is as the district, or its weekday, says. */
            day: z.nullable(
              z.strictObject({
                teaching: z.boolean(),
                timetableOf: z.nullable(z.number().check(z.int(), z.gte(1), z.lte(7))),
                reason: requiredText(60, '原因'),
              }),
            ),
          }),
        )
        .check(z.minLength(1, '请选择日期'), z.maxLength(200, '一次最多 200 天')),
    }),
    output: z.strictObject({ changed: z.number() }),
  }),
}
