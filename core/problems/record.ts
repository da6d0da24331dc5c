import { monthAndDay, stretchInWords } from '../calendar/in-words'
import type { Catalogue } from './catalogue'

/** Of records, from entering to deciding on them. */
export const recordProblems = {
  outOfTerm: {
    status: 422,
    message: (d: { startOn: string; endOn: string }) =>
      `日期不在本学期内（${stretchInWords(d.startOn, d.endOn)}），请核对日期。`,
  },
  inFuture: { status: 422, message: () => '还没有到这个时间，请在课后再记录，或核对日期和节次。' },
  termClosed: {
    status: 422,
    message: (d: { closedOn: string }) =>
      `本学期的补录已于 ${monthAndDay(d.closedOn)}截止，如确有遗漏请联系教导处。`,
  },
  notAdjacent: {
    status: 422,
    message: () => '连堂是前后相连的两节，这两节不相连，请分成两条记录。',
  },
  unknownRubric: {
    status: 422,
    message: (d: { rubric: string }) =>
      `那天的计划里没有「${d.rubric.slice(0, 40)}」这张量表，请刷新后重新打分，或去掉评分。`,
  },
  otherRubric: {
    status: 422,
    message: (d: { rubric: string }) =>
      `「${d.rubric.slice(0, 40)}」的项目或满分和那天的计划不一致，请刷新后重新打分，或去掉评分。`,
  },
  nothingToAnswer: { status: 409, message: () => '现在没有需要答复的异议，请刷新后再看。' },
  ownLesson: { status: 422, message: () => '自己上的课不能记为听课，请选择其他老师的课。' },
  ownSchool: {
    status: 422,
    message: () => '这是本校的课，请从课表里选，或自己选班级和老师，不要填在外校里。',
  },
  samePeriodTwice: {
    status: 409,
    message: (d: { on: string; period: number; recordId: string }) =>
      `${monthAndDay(d.on)}第 ${d.period} 节您已经记过一次听课，同一节只能记一次。可以打开那一条修改。`,
  },
  alreadyRecorded: {
    status: 409,
    message: (_: { recordId: string }) => '这件事已经记录过了，可以打开那一条查看或修改。',
  },
  unknownPeriod: {
    status: 422,
    message: (d: { lastPeriod: number }) => `学校的课表每天有 ${d.lastPeriod} 节，请重新选择节次。`,
  },
  unknownClass: { status: 422, message: () => '没有找到这个班级，请重新选择。' },
  unknownTeacher: { status: 422, message: () => '没有找到这位授课教师，请重新选择。' },
  unknownForm: {
    status: 422,
    message: (d: { form: string }) => `现在的计划里没有「${d.form.slice(0, 40)}」这张登记表，请刷新后再选。`,
  },
  notAsked: {
    status: 422,
    message: (d: { title: string }) =>
      `现在的计划里没有要您上报「${d.title.slice(0, 40)}」，请刷新后再选；如果应当有，请联系教务员。`,
  },
  unknownUnit: { status: 422, message: () => '没有找到这个组或年级，请重新选择。' },
  alreadyWithdrawn: { status: 409, message: () => '这条记录已经撤回，不能再修改。' },
  ownRecord: { status: 403, message: () => '不能核查自己的记录，请由其他负责人处理。' },
  notYoursToAccept: {
    status: 403,
    message: () => '学校的材料由学区教研员受理；其他的由没有参与填报的负责人受理。',
  },
  nothingToDecide: { status: 409, message: () => '这条记录现在不需要核查，请刷新后再看。' },
} as const satisfies Catalogue
