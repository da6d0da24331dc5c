import { plain } from './characters'

const HEADINGS = {
  设置: ['基本设置'],
  条款: ['计划条款', '条款表'],
  指标: ['指标表', '规则'],
  登记表: ['登记', '表单'],
  计入: ['计入规则', '计入表'],
  选项: ['选项表', '选项列表'],
  量表: ['评价量表', '评分表'],
  调整: ['调整表', '个别调整', '例外'],
  流程: ['流程表', '审批流程'],
  检查表: ['检查清单', '检查项目'],
} as const

export type SheetName = keyof typeof HEADINGS

export const SHEET_NAMES = Object.keys(HEADINGS) as SheetName[]

/** The sheet a heading opens: 设置, also 一、设置 and 【设置】. */
export function sheetNamed(heading: string): SheetName | null {
  const word = headingWord(heading)
  return SHEET_NAMES.find((name) => name === word || HEADINGS[name].some((alias) => alias === word)) ?? null
}

export function headingWord(heading: string): string {
  return plain(heading).replace(/^[一二三四五六七八九十\d]{1,2}[、.]|^[【[「]|[】\]」:]$/g, '')
}
