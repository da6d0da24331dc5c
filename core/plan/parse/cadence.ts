import type { Weekday } from '../../calendar/civil-date'
import { WEEKDAYS } from '../../calendar/in-words'
import type { Cadence } from '../plan'
import type { Cell } from './cell'
import { nearestWord } from './nearest'

const TERM_WORDS = ['每学期', '每个学期', '一学期', '本学期', '学期内']
const WEEK_WORDS = ['每周', '每星期', '每个星期']
const WEEKDAY = /^每?(?:周|星期|礼拜)([一二三四五六日天1-7])$/

/** Of the full plan language; nothing can compute these yet. */
const NOT_YET =
  /^(?:每教学日|每天|每日|每月|每两|每双|单周|双周|隔周|每季|每学年|每年|每单元|每次|学期内.|连续|自上次|满|见习期|课前|.*快照|[^后]*后.*内$|\d{1,2}月|每周.第)/
const DUE_DATE = /[\d日号底末](?:之前|以前|前|截止|止)$|^\d{4}[-/.年]|月\d{1,2}[日号]?$/

const EXAMPLE = '可以写：每学期、每周、每周四，或设置里定好的时段（如 期初、期中、期末）。'

/** Whether a word has a meaning of its own as 周期, so that no milestone may be called so. */
export function isCadenceWord(plain: string): boolean {
  return regularCadence(plain) !== null || NOT_YET.test(plain) || DUE_DATE.test(plain)
}

/** Reads 周期; `milestones` are the names that 设置 defines. */
export function readCadence(cell: Cell, milestones: readonly string[]): Cadence | null {
  return regularCadence(cell.plain) ?? milestoneCadence(cell, milestones)
}

function regularCadence(plain: string): Cadence | null {
  if (TERM_WORDS.includes(plain)) return { every: 'term' }
  if (WEEK_WORDS.includes(plain)) return { every: 'week' }
  const day = WEEKDAY.exec(plain)?.[1]
  if (!day) return null
  const weekday = Number(day) || WEEKDAYS.findIndex((name) => name === (day === '天' ? '日' : day)) + 1
  return { every: 'weekday', weekday: weekday as Weekday }
}

function milestoneCadence(cell: Cell, known: readonly string[]): Cadence | null {
  const names = cell.plain.split(/[、,;]|和|及/).filter((name) => name !== '')
  if (names.length === 0) return cell.fault('看不懂这个周期。', EXAMPLE)
  const unknown = names.filter((name) => !known.includes(name))
  for (const name of unknown) unknownCadence(cell, name, known)
  if (unknown.length > 0) return null
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice) return cell.fault(`「${twice}」写了两次。`, '请只写一次。', { found: twice })
  return { every: 'milestone', names }
}

function unknownCadence(cell: Cell, name: string, milestones: readonly string[]): void {
  if (regularCadence(name)) {
    cell.fault(`「${name}」不能和别的周期写在一起。`, '请分成几条指标，每条写一个周期。', { found: name })
  } else if (DUE_DATE.test(name)) {
    const remedy = '请先写「每学期」，或在「设置」里给截止前的几周起个名字，再写这个名字。'
    cell.notYet('按截止日期统计', remedy, name)
  } else if (NOT_YET.test(name)) {
    cell.notYet(`按「${name}」统计`, EXAMPLE, name)
  } else if (name.startsWith('第') && name.includes('周')) {
    const remedy = `请先在「设置」里给这几周起个名字，例如「期初 | ${name}」，这里再写「期初」。`
    cell.fault('周次要先在设置里起名。', remedy, { found: name })
  } else {
    const words = ['每学期', '每周', ...WEEKDAYS.map((day) => `每周${day}`), ...milestones]
    const nearest = nearestWord(name, words)
    const meant = nearest ? `是不是「${nearest}」？` : ''
    cell.fault(`没有「${name}」这种周期，设置里也没有这个时段。`, meant + EXAMPLE, { found: name, nearest })
  }
}
