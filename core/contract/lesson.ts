import * as z from 'zod/mini'
import { operation } from './operation'
import { civilDate, cursor, id, page } from './shapes'

const lesson = z.strictObject({
  period: z.number(),
  classId: id,
  className: z.string(),
  subject: z.string(),
  teacherId: id,
  teacherName: z.string(),
  room: z.string(),
})

export const lessonOperations = {
  'lesson.around': operation({
    summary: 'The lessons of a period (now, unless asked otherwise) that the caller could observe',
    input: z.strictObject({
      on: z.optional(civilDate),
      period: z.optional(z.number().check(z.int('节次应为整数'), z.gte(1), z.lte(20))),
    }),
    output: z.strictObject({
      on: z.string(),
      /** Null when the day is not a teaching day. */
      period: z.nullable(z.number()),
      notTeaching: z.nullable(z.string()),
      /** The teaching day before `on`, for writing down what was observed then; null at the start of the term. */
      teachingDayBefore: z.nullable(z.string()),
      bell: z.array(z.strictObject({ period: z.number(), startsAt: z.string(), endsAt: z.string() })),
      /** The caller's own subject first, then in class order; the caller's own lessons are left out. */
      lessons: z.array(lesson),
      /** Periods of that day the caller has already recorded. */
      recordedPeriods: z.array(z.number()),
      /** The records that hold these periods. */
      recordedIn: z.array(z.strictObject({ period: z.number(), recordId: id })),
      /** Periods that have begun by now: a lesson to come cannot be recorded yet. */
      begunPeriods: z.array(z.number()),
    }),
  }),
  'lesson.day': operation({
    summary: 'All lessons of a day that the caller could observe, small enough to be kept on the phone',
    input: z.strictObject({ on: z.optional(civilDate) }),
    output: z.strictObject({
      on: z.string(),
      /** Named once; lessons point at them by their index. */
      classes: z.array(z.strictObject({ id, name: z.string() })),
      teachers: z.array(z.strictObject({ id, name: z.string() })),
      /** By period; in it the caller's own subject first, then in class order. */
      lessons: z.array(
        z.strictObject({
          period: z.number(),
          class: z.number(),
          teacher: z.number(),
          subject: z.string(),
          room: z.string(),
        }),
      ),
    }),
  }),
  'lesson.unobserved': operation({
    summary:
      'Who teaches this term and how often they were observed, in the order of the roster, never ranked',
    input: z.strictObject({
      /** Only those of whom no lesson was observed. */
      never: z.boolean('请选择看谁'),
      cursor,
    }),
    output: z.strictObject({
      teaching: z.number(),
      neverObserved: z.number(),
      teachers: page(
        z.strictObject({
          personId: id,
          name: z.string(),
          subject: z.string(),
          periods: z.number(),
          lastOn: z.nullable(z.string()),
        }),
      ),
    }),
  }),
}
