import { MEASURE_FILTERS, MEASURES, type Measure, type MeasureFilter, type MeasureName } from '../measure'
import type { Cell } from './cell'
import { FILTER_NAMES, FILTER_WORDS, MEASURE_NAMES, MEASURE_WORDS, NOT_YET } from './vocabulary'

const LABELS = MEASURE_NAMES.map((name) => MEASURES[name].label)

/** Reads 统计: a measure, with its filters in brackets, e.g. 教学检查次数[已反馈]. */
export function readMeasure(cell: Cell): Measure | null {
  const open = cell.plain.search(/[[【〔(]/)
  const word = open < 0 ? cell.plain : cell.plain.slice(0, open)
  if (NOT_YET.measures.some((later) => word.startsWith(later) && !MEASURE_WORDS.has(word))) {
    return cell.notYet(`统计「${word}」`, `这一版能统计：${LABELS.join('、')}。`)
  }
  const name = MEASURE_WORDS.get(word)
  if (!name) return cell.unknownWord('统计口径', word, LABELS, MEASURE_WORDS.keys())
  if (open < 0) return { name, filters: [] }
  const inside = /^[[【〔(]([^[\]【】〔〕()]*)[\]】〕)]$/.exec(cell.plain.slice(open))?.[1]
  if (inside === undefined) {
    return cell.fault('方括号没有成对。', `请写成「${MEASURES[name].label}[条件]」，条件之间用逗号。`)
  }
  const filters = inside.split(/[,、;]/).map((filter) => readFilter(cell, name, filter))
  if (filters.includes(null)) return null
  return { name, filters: FILTER_NAMES.filter((filter) => filters.includes(filter)) }
}

function readFilter(cell: Cell, name: MeasureName, word: string): MeasureFilter | null {
  const known = FILTER_NAMES.filter((filter) => isOf(filter, name))
  const labels = known.map((filter) => MEASURE_FILTERS[filter].label)
  const { label } = MEASURES[name]
  const remedy =
    labels.length > 0 ? `「${label}」可以写的条件：${labels.join('、')}。` : `请只写「${label}」。`
  if (word === '') return cell.fault('方括号里少了条件。', remedy)
  const filter = FILTER_WORDS.get(word)
  if (!filter) {
    const later = word.includes('=') || NOT_YET.filters.some((begin) => word.startsWith(begin))
    return later
      ? cell.notYet(`按「${word}」筛选`, remedy, word)
      : cell.unknownWord('筛选条件', word, labels, FILTER_WORDS.keys())
  }
  if (!known.includes(filter)) {
    return cell.fault(`「${word}」不是「${label}」的条件。`, remedy, { found: word })
  }
  return filter
}

function isOf(filter: MeasureFilter, name: MeasureName): boolean {
  const of: readonly MeasureName[] = MEASURE_FILTERS[filter].of
  return of.includes(name)
}
