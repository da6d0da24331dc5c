import { WEEKDAYS } from '../calendar/in-words'
import { occasionLabel } from './basic-measure-label'
import type { Cadence, Parity, Window } from './cadence'

const PARITIES: Record<Parity, string> = { odd: '单周', even: '双周' }
const PARTS = { early: '上旬', middle: '中旬', late: '下旬' } as const

/** A cadence as a clerk writes it: 每学期, 每周四, 期初、期中、期末, 3月20日前. */
export function cadenceLabel(cadence: Cadence): string {
  return `${steppedLabel(cadence)}${cadence.carryOver ? '(可顺延)' : ''}`
}

function steppedLabel(cadence: Cadence): string {
  switch (cadence.every) {
    case 'term':
      return '每学期'
    case 'schoolYear':
      return '每学年'
    case 'year':
      return '每年'
    case 'week':
      if (cadence.parity) return PARITIES[cadence.parity]
      return cadence.step === 2 ? '每两周' : '每周'
    case 'weekday': {
      const day = `周${WEEKDAYS[cadence.weekday - 1]}`
      const period = cadence.period === undefined ? '' : `第${cadence.period}节`
      return `${cadence.parity ? PARITIES[cadence.parity] : '每'}${day}${period}`
    }
    case 'weekdays':
      return `每周${cadence.weekdays.map((day) => WEEKDAYS[day - 1]).join('、')}`
    case 'day':
      return cadence.holidays ? '每天含假日' : '每教学日'
    case 'month':
      if (cadence.by !== undefined) return `每月${cadence.by}日前`
      if (cadence.part) return `每月${PARTS[cadence.part]}`
      return cadence.step === 3 ? '每季度' : cadence.step === 2 ? '每两个月' : '每月'
    case 'milestone':
      return cadence.names.join('、')
    case 'window':
      return cadence.windows.map(windowLabel).join('、')
    case 'times':
      return `学期内${cadence.count}次${cadence.apart > 0 ? `，间隔不少于${cadence.apart}天` : ''}`
    case 'event':
      return cadence.before
        ? `每次${occasionLabel(cadence.after)}前${cadence.within}天内`
        : `每次${occasionLabel(cadence.after)}后${cadence.within}天内`
    case 'since':
      return `自上次${cadence.anchor}起满${cadence.years}年`
    case 'snapshot':
      return '学期初快照'
    case 'unset':
      return '定期'
  }
}

/** 第3—5周, 第5周前, 3月, 3月20日前, 3月1日—3月20日, 2027-03-20前. */
export function windowLabel(window: Window): string {
  switch (window.by) {
    case 'weeks':
      if (window.from === 1) return `第${window.to}周前`
      return window.from === window.to ? `第${window.from}周` : `第${window.from}—${window.to}周`
    case 'days':
      if (window.from === null) return `${monthDay(window.to)}前`
      return isWholeMonth(window.from, window.to)
        ? `${Number(window.to.slice(0, 2))}月`
        : `${monthDay(window.from)}—${monthDay(window.to)}`
    case 'dates':
      return window.from === null ? `${window.to}前` : `${window.from}—${window.to}`
  }
}

function monthDay(day: string): string {
  return `${Number(day.slice(0, 2))}月${Number(day.slice(3))}日`
}

/** The last day of February is written 02-29, and is the 28th in other years. */
const LAST_DAYS = ['31', '29', '31', '30', '31', '30', '31', '31', '30', '31', '30', '31']

function isWholeMonth(from: string, to: string): boolean {
  const month = from.slice(0, 2)
  return from === `${month}-01` && to === `${month}-${LAST_DAYS[Number(month) - 1]}`
}
