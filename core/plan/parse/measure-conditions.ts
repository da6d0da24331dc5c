import { CATEGORY_OPTIONS, CLUB_CATEGORIES } from '../../club/club'
import { POSTS, STAFF_POSTS } from '../../org/post'
import { LESSON_TYPES } from '../../record/observation'
import { RESEARCH_MODES } from '../../record/research'
import {
  type BuiltInMeasure,
  type Condition,
  MEASURE_FILTERS,
  MEASURES,
  type MeasureFilter,
  type MeasureName,
  measureKey,
} from '../basic-measure'
import { type FilterValues, filterFieldsOf, OWN_SUBJECT, RELATIONS } from '../measure-filters'
import { SUBJECTS } from './audience-words'
import type { Cell } from './cell'
import { type PlainText, plain, sliceOf, typed } from './characters'
import { LIMITS } from './limits'
import type { MeasureContext } from './measure-names'
import { whyNoName } from './names'
import { partsOf } from './phrase'
import { FILTER_NAMES, FILTER_WORDS } from './vocabulary'

/** Reads what stands in the square brackets of a built-in measure: [已反馈], [学科=本人学科，校外=是]. */
export function readBuiltInFilters(
  cell: Cell,
  name: MeasureName,
  text: PlainText,
  context: MeasureContext,
): BuiltInMeasure | null {
  const pieces = partsOf(text, /[,;]/).flatMap((piece) =>
    piece.text.includes('=') ? piece : partsOf(piece, /、/),
  )
  const read = pieces.map((piece) => readPiece(cell, name, piece, context))
  const filters = read.flatMap((piece) => (typeof piece === 'string' ? piece : []))
  const where = read.flatMap((piece) => (piece !== null && typeof piece === 'object' ? piece : []))
  if (read.includes(null)) return null
  const twice = where.find(({ key }, i) => where.findIndex((each) => each.key === key) !== i)
  if (twice) {
    return cell.fault(`条件里「${twice.key}」写了两次。`, '几个值请写在一起，用「、」隔开。', {
      found: twice.key,
    })
  }
  const screened = where.some(({ key, is }) => key === '方式' && is.includes('录播'))
  if (screened && isOf('withRecordings', name)) filters.push('withRecordings')
  const measure: BuiltInMeasure = {
    name,
    filters: FILTER_NAMES.filter((filter) => filters.includes(filter)),
    ...(where.length > 0 && { where }),
  }
  if (measureKey(measure).length <= LIMITS.measureKey) return measure
  return cell.fault('条件太长了。', '请少写几个值。')
}

function readPiece(
  cell: Cell,
  name: MeasureName,
  piece: PlainText,
  context: MeasureContext,
): MeasureFilter | Condition | null {
  const at = piece.text.indexOf('=')
  if (at < 0) return readFlag(cell, name, piece.text)
  const key = piece.text.slice(0, at)
  const fields = filterFieldsOf(MEASURES[name].kind)
  const values = Object.hasOwn(fields, key) ? fields[key] : undefined
  if (!values) return cell.unknownWord('筛选条件', key, Object.keys(fields), FILTER_WORDS.keys())
  const written = partsOf(sliceOf(piece, at + 1), /[、|/]/).filter(({ text }) => text !== '')
  const is = written.map((value) => readValue(cell, key, values, value, context))
  if (is.length === 0) {
    return cell.fault(`没有写「${key}」是什么。`, `请写成「${key}=${exampleOf(values, context)}」这样。`)
  }
  const known = is.filter((value) => value !== null)
  return known.length < is.length ? null : { key, is: [...new Set(known)] }
}

function readFlag(cell: Cell, name: MeasureName, word: string): MeasureFilter | null {
  const flags = FILTER_NAMES.filter((filter) => isOf(filter, name))
  const fields = Object.keys(filterFieldsOf(MEASURES[name].kind)).map((key) => `${key}=…`)
  const labels = [...flags.map((filter) => MEASURE_FILTERS[filter].label as string), ...fields]
  const { label } = MEASURES[name]
  const remedy =
    labels.length > 0 ? `「${label}」可以写的条件：${labels.join('、')}。` : `请只写「${label}」。`
  if (word === '') return cell.fault('方括号里少了条件。', remedy)
  const filter = FILTER_WORDS.get(word)
  if (!filter) return cell.unknownWord('筛选条件', word, labels, FILTER_WORDS.keys())
  if (!flags.includes(filter))
    return cell.fault(`「${word}」不是「${label}」的条件。`, remedy, { found: word })
  return filter
}

function isOf(filter: MeasureFilter, name: MeasureName): boolean {
  const of: readonly MeasureName[] = MEASURE_FILTERS[filter].of
  return of.includes(name)
}

function readValue(
  cell: Cell,
  key: string,
  values: FilterValues,
  written: PlainText,
  context: MeasureContext,
): string | null {
  const known = knownValues(values, context)
  const value = known.find((each) => plain(each) === written.text)
  if (value !== undefined) return value
  if (values.of === 'words' && key === '范围' && written.text.startsWith('片区')) return '片区'
  if (values.of !== 'themes' || known.length > 0) {
    const also = values.of === 'subjects' ? '别的学科请先写进「选项」的「学科」。' : ''
    return cell.unknownWord(`「${key}」`, typed(written), known, [], also)
  }
  const why = whyNoName(typed(written))
  return why === undefined ? typed(written) : cell.fault(`${why}。`, '请换一种说法。')
}

/** What a fact may be compared with; empty for themes that the plan does not list. */
export function knownValues(values: FilterValues, { lists, words }: MeasureContext): readonly string[] {
  switch (values.of) {
    case 'words':
      return values.words
    case 'list':
      return lists.find(values.list) ?? BUILT_IN_LIST[values.list] ?? []
    case 'subjects':
      return [OWN_SUBJECT, ...SUBJECTS, ...(lists.find('学科') ?? [])]
    case 'themes':
      return lists.find('主题标签') ?? []
    case 'people':
      return [...RELATIONS, ...words.personTags, ...STAFF_POSTS.map((post) => POSTS[post])]
  }
}

const BUILT_IN_LIST: Readonly<Record<string, readonly string[]>> = {
  课型: LESSON_TYPES,
  教研形式: RESEARCH_MODES,
  [CATEGORY_OPTIONS]: CLUB_CATEGORIES,
}

function exampleOf(values: FilterValues, context: MeasureContext): string {
  return knownValues(values, context)[0] ?? '大单元教学'
}
