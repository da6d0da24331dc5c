import { monthAndDay, stretchInWords } from '../calendar/in-words'
import type { Catalogue } from './catalogue'

const sinceInWords = ({ from, to }: { from: string; to: string | null }) =>
  to === null ? `${monthAndDay(from)}起` : stretchInWords(from, to)

/** Of people, posts, units and terms, kept by hand or imported. */
export const rosterProblems = {
  rosterClosed: {
    status: 422,
    message: (d: { earliest: string }) =>
      `以前的学期已经结束，当时谁任什么职不再改变。日期最早可以是 ${monthAndDay(d.earliest)}。`,
  },
  postHeldAlready: {
    status: 409,
    message: (d: { from: string; to: string | null }) =>
      `这段时间里已经有同样的任职（${sinceInWords(d)}），请先给那一条填上最后一天，或换个日期。`,
  },
  awayAlready: {
    status: 409,
    message: (d: { from: string; to: string | null }) =>
      `这段时间里已经登记了离岗（${sinceInWords(d)}），请先登记返岗，或换个日期。`,
  },
  holdsNothing: {
    status: 422,
    message: (d: { on: string }) => `${monthAndDay(d.on)}这位老师没有任职，请核对日期，或先登记任职。`,
  },
  notAway: {
    status: 409,
    message: (d: { on: string }) => `${monthAndDay(d.on)}这位老师没有离岗，不用登记返岗；请核对日期。`,
  },
  heldAfterwards: {
    status: 422,
    message: (d: { from: string }) =>
      `从 ${monthAndDay(d.from)}起还有已经开始的任职。请核对离校日期，或先把填错的任职撤销。`,
  },
  postUsed: {
    status: 409,
    message: (d: { records: number }) =>
      `担任这项任职期间已经有 ${d.records} 条记录，不能当作没有发生过。请改为填写最后一天。`,
  },
  lastKeeper: {
    status: 409,
    message: (d: { on: string }) =>
      `这样从 ${monthAndDay(d.on)}起，学校就没有校长或教务员能管理名册了。请先让另一位老师接任。`,
  },
  postElsewhere: {
    status: 422,
    message: (d: { post: string; units: string }) => `「${d.post}」要选${d.units}，请重新选择。`,
  },
  unitNotThere: {
    status: 422,
    message: (d: { from: string | null; to: string | null }) =>
      `所选的单位那段时间还没有开始，或已经结束（${d.from === null ? '' : `${monthAndDay(d.from)}起`}${
        d.to === null ? '' : `至 ${monthAndDay(d.to)}`
      }），请核对日期。`,
  },
  staffNoTaken: { status: 409, message: () => '这个工号已经是另一位老师的，请核对。' },
  unitNameTaken: {
    status: 409,
    message: (_: { unitId: string }) => '同一时间已经有同名的单位，请换个名称，或先让原来的那个结束。',
  },
  promotedAlready: {
    status: 409,
    message: (d: { year: number }) =>
      `${d.year}—${d.year + 1} 学年已经升过年级，一学年只升一次。个别班级请在「年级和班级」里调整。`,
  },
  nothingToPromote: { status: 409, message: () => '学校还没有可以升级的班级，请先建好年级和班级。' },
  gradeMissing: {
    status: 409,
    message: (d: { grade: string }) =>
      `「${d.grade.slice(0, 20)}」下面缺一个年级，升上来的班级没有地方去。请先把年级补齐。`,
  },
  insideTerm: {
    status: 422,
    message: (d: { startOn: string; endOn: string }) =>
      `新学年不能从学期中间开始（${stretchInWords(d.startOn, d.endOn)}），请选新学期的第一天或假期里的一天。`,
  },
  termOverlaps: {
    status: 409,
    message: (d: { startOn: string; endOn: string }) =>
      `和另一个学期重叠（${stretchInWords(d.startOn, d.endOn)}），请改一改起止日期。`,
  },
  termHasRecords: {
    status: 409,
    message: (d: { firstOn: string; lastOn: string }) =>
      `这个学期在 ${stretchInWords(d.firstOn, d.lastOn)} 已经有记录，起止日期要把它们包含在内。`,
  },
  weeksWouldShift: {
    status: 409,
    message: (d: { monday: string }) =>
      `这样第 1 周不再从 ${monthAndDay(d.monday)}那一周开始，已有的记录就会落到别的周次里。请保留那一周的上课日。`,
  },

  workbookUnreadable: { status: 422, message: (d: { why: string }) => d.why },
  importDayFar: {
    status: 422,
    message: (d: { earliest: string; latest: string }) =>
      `生效日请选在 ${d.earliest} 到 ${d.latest} 之间；第一次导入一般选本学期的第一天。`,
  },
  rosterFaulty: {
    status: 422,
    message: (d: { faults: number }) => `这份名册还有 ${d.faults} 处要改，改好以后再导入；现在的名册没有变。`,
  },
  rosterChanged: {
    status: 409,
    message: () => '检查以后，名册被别人改过，这次没有导入。请再检查一次，看过新的结果再导入。',
  },
  importDone: { status: 409, message: () => '这次导入已经完成，不能再换内容；要再导入请重新开始。' },
  importUndone: { status: 409, message: () => '这次导入已经撤销；要再导入请重新开始。' },
  importNotDone: { status: 409, message: () => '这份名册只检查过，还没有导入，不用撤销。' },
  importTooOld: {
    status: 409,
    message: () => '导入超过 7 天，不能整批撤销；请在人员、班级页面逐项修改，或导入一份改好的名册。',
  },
} as const satisfies Catalogue
