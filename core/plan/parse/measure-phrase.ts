import { MEASURE_FILTERS, MEASURES, type Measure, type MeasureFilter, type MeasureName } from '../measure'
import type { Cell } from './cell'
import { ENTRIES, type FormMeasures, readEntries } from './form-measures'
import { FILTER_NAMES, FILTER_WORDS, MEASURE_NAMES, MEASURE_WORDS, NOT_YET } from './vocabulary'

const LABELS = MEASURE_NAMES.map((name) => MEASURES[name].label)

/** Reads 统计: a measure, with its filters in brackets, e.g. 教学检查次数[已反馈], or one that 计入 defines. */
export function readMeasure(cell: Cell, own: FormMeasures): Measure | null {
  const open = cell.plain.search(/[[【〔(]/)
  const word = open < 0 ? cell.plain : cell.plain.slice(0, open)
  const inside = open < 0 ? undefined : /^[[【〔(](.*)[\]】〕)]$/.exec(cell.plain.slice(open))?.[1]
  if (word === ENTRIES) {
    return inside
      ? readEntries(cell, inside, own.forms)
      : cell.fault('没有写是哪张登记表。', `请写成「${ENTRIES}(来访登记)」这样。`)
  }
  const measure = own.find(word)
  if (measure !== undefined) {
    if (open < 0 || measure === null) return measure
    return cell.fault(`「${word}」后面不能加条件。`, '请在「计入」的「条件」一列里写。')
  }
  if (NOT_YET.measures.some((later) => word.startsWith(later) && !MEASURE_WORDS.has(word))) {
    return cell.notYet(`统计「${word}」`, `这一版能统计：${LABELS.join('、')}。`)
  }
  const name = MEASURE_WORDS.get(word)
  if (!name) {
    const known = [...LABELS, ...own.labels]
    return cell.unknownWord('统计口径', word, known, [...MEASURE_WORDS.keys(), ENTRIES])
  }
  if (open < 0) return { name, filters: [] }
  if (inside === undefined || /[[\]【】〔〕()]/.test(inside)) {
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
