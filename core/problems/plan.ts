import { monthAndDay } from '../calendar/in-words'
import type { Catalogue } from './catalogue'

/** Of plans and their drafts. */
export const planProblems = {
  noTerm: { status: 409, message: () => '学校还没有设置本学期，请联系教务员。' },
  noPlan: { status: 409, message: () => '学校还没有发布本学期的工作计划，请联系教务员。' },
  planFaulty: {
    status: 422,
    message: (d: { faults: number }) =>
      `这份草稿还有 ${d.faults} 处要改，改好以后才能发布或试算。请照检查结果逐条修改。`,
  },
  warningsNotAccepted: {
    status: 409,
    message: (d: { warnings: number }) =>
      `检查有 ${d.warnings} 条提醒，请逐条看过，确认无误后再勾选「已确认」发布。`,
  },
  draftChanged: {
    status: 409,
    message: (_: { revision: number }) => '这份草稿刚刚被别人改过，请打开最新的内容再继续。',
  },
  draftPublished: {
    status: 409,
    message: (d: { version: number }) =>
      `这份草稿已经发布为第 ${d.version} 版，不能再改；需要修改请另存一份新的草稿。`,
  },
  planCounting: {
    status: 409,
    message: (d: { version: number }) =>
      `第 ${d.version} 版还在逐条重新统计，完成以后才能发布下一版。请在版本列表里继续统计。`,
  },
  effectiveInPast: {
    status: 422,
    message: (d: { earliest: string }) =>
      `已经过去的日子按当时的计划统计，不再改变。生效日期最早可以是 ${monthAndDay(d.earliest)}。`,
  },
  unknownWeek: {
    status: 400,
    message: (d: { lastWeek: number }) => `本学期只有第 1 周到第 ${d.lastWeek} 周，请重新选择。`,
  },
} as const satisfies Catalogue
