import * as z from 'zod/mini'
import { civilDate, id, requiredText, text } from './shapes'

const period = z
  .number('请选择节次')
  .check(z.int('节次应为整数'), z.gte(1, '请选择节次'), z.lte(20, '节次过大'))

/** The form of each kind of record; the server fills in names from the roster, so the form carries only ids. */
export const payloads = {
  observation: z.strictObject({
    on: civilDate,
    periods: z.array(period, '请选择节次').check(
      z.minLength(1, '请选择节次'),
      z.maxLength(2, '连堂最多记两节'),
      z.refine((periods) => new Set(periods).size === periods.length, '两节不能相同'),
    ),
    mode: z.enum(['live', 'recording'], '请选择现场或录播'),
    hostSchool: text(60, '学校名称'),
    classId: z.nullable(id),
    className: text(40, '班级'),
    teacherId: z.nullable(id),
    teacherName: text(40, '授课教师'),
    subject: requiredText(20, '学科'),
    topic: text(120, '课题'),
    lessonType: requiredText(20, '课型'),
    note: text(5000, '听课笔记'),
  }),
  research: z.strictObject({
    on: civilDate,
    groupId: id,
    theme: requiredText(120, '主题'),
    movedBecause: text(200, '调整原因'),
    note: text(5000, '活动记录'),
  }),
  inspection: z
    .strictObject({
      on: civilDate,
      title: requiredText(120, '检查内容'),
      feedbackOn: z.nullable(civilDate),
      note: text(5000, '检查情况'),
    })
    .check(
      z.refine(({ on, feedbackOn }) => feedbackOn === null || feedbackOn >= on, {
        path: ['feedbackOn'],
        error: '反馈日期不能早于检查日期',
      }),
    ),
  showcase: z.strictObject({
    on: civilDate,
    teacherId: id,
    subject: requiredText(20, '学科'),
    title: requiredText(120, '课例名称'),
  }),
  assessment: z.strictObject({ on: civilDate, gradeId: id, title: requiredText(120, '检测名称') }),
}
