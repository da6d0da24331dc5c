import * as z from 'zod/mini'
import { MOST_DECLARED } from '../record/handed-in'
import { INSPECTION_MODES } from '../record/record'
import { ATTENDANCE_MARKS, type AttendanceMark, SEVEN_STEPS } from '../record/research'
import { civilDate, id, requiredText, text } from './shapes'

const period = z
  .number('请选择节次')
  .check(z.int('节次应为整数'), z.gte(1, '请选择节次'), z.lte(20, '节次过大'))

const clock = z.string('请填写时间').check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间格式应为 08:30'))

const allDifferent = (list: readonly unknown[]) => new Set(list).size === list.length

const MARKS = Object.keys(ATTENDANCE_MARKS) as AttendanceMark[]

/** From whom something is handed in: a person, a unit, or the school. */
export const level = z.enum(['person', 'group', 'grade', 'class', 'club', 'school'], '请选择由谁报送')

const inspectionMode = z.string('请选择检查方式').check(
  z.maxLength(20, '请从列出的里面选择检查方式'),
  z.refine(
    (mode) => mode === '' || INSPECTION_MODES.some((each) => each === mode),
    '请从列出的里面选择检查方式',
  ),
)

const score = z
  .number('请打分')
  .check(z.gte(0, '得分不能小于 0'), z.lte(1000, '得分过大'), z.multipleOf(0.5, '得分以半分为单位'))

const scores = z
  .strictObject({
    rubric: requiredText(60, '量表'),
    marks: z.array(z.strictObject({ dimension: requiredText(60, '维度'), cap: score, score })).check(
      z.minLength(1, '请打分'),
      z.maxLength(30, '维度最多 30 个'),
      z.refine((marks) => allDifferent(marks.map(({ dimension }) => dimension)), '同一个维度不能打两次分'),
    ),
  })
  .check(
    z.refine(({ marks }) => marks.every((mark) => mark.score <= mark.cap), { error: '得分不能超过满分' }),
  )

const fieldValue = z.union([
  text(5000, '内容'),
  // Far beyond whatever is counted anywhere.
  z.number().check(z.gte(-1e12, '数字过大，请核对'), z.lte(1e12, '数字过大，请核对')),
  z.boolean(),
  z.array(text(200, '选项')).check(z.maxLength(500, '最多选 500 项')),
  z.null(),
])

const fieldValues = z
  .record(z.string().check(z.maxLength(60, '没有这一项')), fieldValue)
  .check(z.refine((values) => Object.keys(values).length <= 60, '填写的项目太多'))

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
    timeline: z._default(
      z
        .array(z.strictObject({ at: clock, text: requiredText(500, '随听随记') }))
        .check(z.maxLength(200, '随听随记最多 200 条')),
      [],
    ),
    strengths: z._default(text(2000, '亮点'), ''),
    advice: z._default(text(2000, '建议'), ''),
    scores: z._default(z.nullable(scores), null),
    known: z._default(
      z.nullable(
        z.strictObject({
          subject: text(20, '学科'),
          observed: z.array(text(60, '称号')).check(z.maxLength(100, '称号太多')),
        }),
      ),
      null,
    ),
  }),
  research: z.strictObject({
    on: civilDate,
    groupId: id,
    theme: requiredText(120, '主题'),
    movedBecause: text(200, '调整原因'),
    note: text(5000, '活动记录'),
    slotOn: z._default(z.nullable(civilDate), null),
    mode: z._default(text(20, '形式'), ''),
    leaderId: z._default(z.nullable(id), null),
    leaderName: z._default(text(40, '主讲人'), ''),
    place: z._default(text(60, '地点'), ''),
    scope: z._default(z.enum(['group', 'school', 'cluster'], '请选择范围'), 'group'),
    partners: z._default(text(200, '联合的学校'), ''),
    steps: z._default(
      z
        .array(z.enum(SEVEN_STEPS, '请从七步里选择'))
        .check(z.maxLength(7, '七步不能重复'), z.refine(allDifferent, '七步不能重复')),
      [],
    ),
    output: z._default(text(2000, '成果'), ''),
    guests: z._default(text(200, '校外来宾'), ''),
    attendance: z._default(
      z.array(z.strictObject({ personId: id, mark: z.enum(MARKS, '请选择出勤情况') })).check(
        z.maxLength(300, '一次活动最多记 300 人'),
        z.refine((marks) => allDifferent(marks.map(({ personId }) => personId)), '同一个人不能记两次'),
      ),
      [],
    ),
    groups: z._default(z.array(id).check(z.maxLength(100)), []),
  }),
  clubSession: z.strictObject({
    on: civilDate,
    clubId: id,
    clubName: z._default(text(40, '社团'), ''),
    category: z._default(text(40, '类别'), ''),
    headcount: z
      .number('请填写到场人数')
      .check(z.int('人数应为整数'), z.gte(0, '人数不能小于 0'), z.lte(1000, '人数过大')),
    enrolled: z._default(
      z
        .number('社团人数应为数字')
        .check(z.int('人数应为整数'), z.gte(0, '人数不能小于 0'), z.lte(1000, '人数过大')),
      0,
    ),
    content: z._default(text(500, '活动内容'), ''),
    highlights: z._default(text(1000, '亮点'), ''),
    movedBecause: z._default(text(200, '调整原因'), ''),
    roll: z._default(z.array(requiredText(40, '姓名')).check(z.maxLength(300, '名单最多 300 人')), []),
    instructors: z._default(
      z.array(z.strictObject({ id, name: z._default(text(40, '姓名'), '') })).check(
        z.maxLength(10, '带队的老师最多 10 位'),
        z.refine((people) => allDifferent(people.map((person) => person.id)), '同一位老师不能选两次'),
      ),
      [],
    ),
  }),
  inspection: z
    .strictObject({
      on: civilDate,
      title: requiredText(120, '检查内容'),
      mode: z._default(inspectionMode, ''),
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
  deliverable: z.strictObject({
    on: civilDate,
    title: requiredText(60, '材料名称'),
    level,
    unitId: z.nullable(id),
    note: text(500, '说明'),
    acceptedOn: z._default(z.nullable(civilDate), null),
    accepting: z._default(z.boolean(), false),
  }),
  declared: z.strictObject({
    on: civilDate,
    title: requiredText(60, '填报项目'),
    level,
    unitId: z.nullable(id),
    amount: z
      .number('请填数字')
      .check(z.int('请填整数'), z.gte(0, '不能小于 0'), z.lte(MOST_DECLARED, '数字过大，请核对')),
    source: requiredText(120, '数据来源'),
  }),
  /** What the values must be is the form's to say: the operation checks them against the plan in force on that day. */
  register: z.strictObject({
    on: civilDate,
    form: requiredText(60, '登记表'),
    unitId: z.nullable(id),
    normal: z.boolean('请选择是否一切正常'),
    values: fieldValues,
    secrets: z._default(fieldValues, {}),
    names: z._default(
      z
        .record(z.string().check(z.maxLength(60)), text(60, '名称'))
        .check(z.refine((names) => Object.keys(names).length <= 600, '填写的项目太多')),
      {},
    ),
    people: z._default(z.array(id).check(z.maxLength(500)), []),
    slot: z._default(text(120, '登记时段'), ''),
  }),
}
