import { creditLevelOf, MEASURES } from '../basic-measure'
import type { CoverageMeasure, DerivedMeasure, DistinctMeasure, PointsMeasure } from '../measure'
import { filterFieldsOf } from '../measure-filters'
import { readAudience } from './audience'
import type { Cell } from './cell'
import { type PlainText, plain, sliceOf, typed } from './characters'
import { knownValues } from './measure-conditions'
import { type Level, levelOf, type MeasureContext, readBasic } from './measure-names'
import { readAverage, readRatio } from './measure-ratio'
import { NUMBER, readNumber } from './numerals'
import { type Phrase, partsOf } from './phrase'

type Reader = (
  cell: Cell,
  parts: readonly PlainText[],
  context: MeasureContext,
  level: Level,
) => DerivedMeasure | null

const READERS: ReadonlyMap<string, { readonly read: Reader; readonly example: string; readonly at: RegExp }> =
  new Map(
    (
      [
        [['去重', '不同'], readDistinct, '去重(听课节数, 课型)', /,/],
        [['覆盖', '覆盖率'], readCoverage, '覆盖(被听课节数, 每位教师, 至少1)', /,/],
        [['比率', '比例', '占比'], readRatio, '比率(演示实验开出 / 应有次数(每周))', /[/÷]/],
        [['人均', '均值', '平均', '生均', '班均', '校均'], readAverage, '人均(听课节数, 任课教师)', /,/],
        [['达成分'], readPoints, '达成分(TK1、TK2, 满分10, 每缺一扣2)', /,/],
        [['得分'], readScore, '得分(课堂评价)', /,/],
      ] as const
    ).flatMap(([words, read, example, at]) => words.map((word) => [word, { read, example, at }] as const)),
  )

export const DERIVED: ReadonlySet<string> = new Set(READERS.keys())

/** Reads a measure that is worked out of others: 去重, 覆盖, 比率, 人均, 达成分, 得分. */
export function readDerived(
  cell: Cell,
  { word, inside, filters }: Phrase,
  context: MeasureContext,
  level: Level,
): DerivedMeasure | null {
  const reader = READERS.get(word)
  if (!reader) return null
  const shape = `请写成「${reader.example}」这样。`
  if (!inside || inside.text === '') return cell.fault(`「${word}」后面要用括号写清怎么算。`, shape)
  if (filters) {
    return cell.fault(`「${word}」后面不能加条件。`, `条件请写在括号里的口径后面；${shape}`, {
      found: filters.text,
    })
  }
  const parts = partsOf(inside, reader.at)
  if (parts.some(({ text }) => text === '')) return cell.fault(`「${word}」的括号里少了一项。`, shape)
  return reader.read(cell, parts, context, level)
}

function readDistinct(
  cell: Cell,
  [counted, by, ...more]: readonly PlainText[],
  context: MeasureContext,
  level: Level,
): DistinctMeasure | null {
  if (!counted || !by || more.length > 0) {
    return cell.fault('「去重」要写一个口径和一个字段。', '请写成「去重(听课节数, 课型)」这样。')
  }
  const of = readBasic(cell, context, level, counted)
  if (!of) return null
  const fields = splittable(of, context)
  const field = fields.find(({ key }) => plain(key) === by.text)
  if (field) return { name: 'distinct', of, by: field.key, unit: '个' }
  return cell.unknownWord(
    '字段',
    typed(by),
    fields.map(({ key }) => key),
  )
}

const EACH = /^(?:每一?[位个名所]?|各|全部|所有)?(.+)$/
const AT_LEAST = new RegExp(`^(?:至少|不少于|≥|>=)?(${NUMBER})[次节个份篇项]?$`)
const MOST_EACH = 500

function readCoverage(
  cell: Cell,
  [counted, each, least, ...more]: readonly PlainText[],
  context: MeasureContext,
  level: Level,
): CoverageMeasure | null {
  if (!counted || !each || more.length > 0) {
    const remedy = '请写成「覆盖(被听课节数, 每位教师, 至少1)」或「覆盖(登记次数(安全教育), 主题)」这样。'
    return cell.fault('「覆盖」要写一个口径和要覆盖的谁。', remedy)
  }
  const atLeast = least ? readNumber(AT_LEAST.exec(least.text)?.[1] ?? '') : 1
  if (atLeast === null || !Number.isInteger(atLeast) || atLeast < 1 || atLeast > MOST_EACH) {
    return cell.fault('看不懂至少几次。', '请写成「至少2」这样的整数。', { found: least?.text ?? '' })
  }
  const probe = readBasic(cell, context, level, counted)
  if (!probe) return null
  const values = valuesCovered(cell, probe, each, context)
  if (values !== undefined) return values && { name: 'coverage', of: probe, each: values, atLeast }
  const words = each.text.replace(EACH, '$1')
  const audience = readAudience(cell, context.words, typed(sliceOf(each, each.text.length - words.length)))
  if (!audience) return null
  const of = readBasic(cell, context, levelOf(audience), counted)
  if (!of) return null
  if (levelOf(audience) !== creditLevelOf(of)) {
    const fault = `「${typed(counted)}」不是记在「${typed(each)}」名下的，算不出覆盖了几个。`
    return cell.fault(fault, '请换一个口径，或改写要覆盖的是谁。', { found: each.text })
  }
  return { name: 'coverage', of, each: { every: 'subject', audience }, atLeast }
}

type Values = Extract<CoverageMeasure['each'], { every: 'value' }>

/** 主题, or 主题=安全主题 of 选项, or 主题=防溺水、消防; undefined when no field is meant. */
function valuesCovered(
  cell: Cell,
  of: Parameters<typeof creditLevelOf>[0],
  each: PlainText,
  context: MeasureContext,
): Values | null | undefined {
  const at = each.text.indexOf('=')
  const key = at < 0 ? each.text : each.text.slice(0, at)
  const fields = splittable(of, context)
  const field = fields.find((known) => plain(known.key) === key)
  if (!field) {
    if (at < 0 || /^(?:每|各|学科$|年级$)/.test(key)) return undefined
    return cell.unknownWord(
      '字段',
      key,
      fields.map((known) => known.key),
    )
  }
  if (at < 0) {
    if (field.values.length > 0) return { every: 'value', field: field.key, values: field.values }
    const remedy = `请写成「${field.key}=甲、乙、丙」，或「${field.key}=」加「选项」里的名称。`
    return cell.fault(`没有写「${field.key}」要覆盖哪几个。`, remedy, { found: each.text })
  }
  const written = sliceOf(each, at + 1)
  const listed = context.lists.find(written.text)
  if (listed === null) return null
  const values =
    listed ??
    partsOf(written, /[、|/]/)
      .map(typed)
      .filter((value) => value !== '')
  const known = new Set(field.values.map(plain))
  const unknown = values.find((value) => known.size > 0 && !known.has(plain(value)))
  if (unknown !== undefined) return cell.unknownWord(`「${field.key}」的选项`, unknown, field.values)
  if (values.length > 0) return { every: 'value', field: field.key, values: [...new Set(values)] }
  return cell.fault(`没有写「${field.key}」要覆盖哪几个。`, `请写成「${field.key}=甲、乙、丙」。`)
}

interface Splittable {
  readonly key: string
  readonly values: readonly string[]
}

/** The fields by whose values a measure may be told apart. */
function splittable(of: Parameters<typeof creditLevelOf>[0], context: MeasureContext): Splittable[] {
  switch (of.name) {
    case 'register': {
      const fields = context.measures.forms.named.get(plain(of.form))?.fields.values() ?? []
      return [...fields].flatMap((field) =>
        field && TOLD_APART.includes(field.type) ? [{ key: field.key, values: field.options }] : [],
      )
    }
    case 'deliverable':
    case 'declared':
      return []
    default:
      return Object.entries(filterFieldsOf(MEASURES[of.name].kind))
        .filter(([, values]) => values.of !== 'words' || values.words.length > 2)
        .map(([key, values]) => {
          const open = values.of === 'subjects' || values.of === 'people'
          return { key, values: open ? [] : knownValues(values, context) }
        })
  }
}

const TOLD_APART: readonly string[] = [
  ...['choice', 'choices', 'checklist', 'text', 'date', 'person', 'people', 'class', 'grade', 'group'],
]

const FULL = new RegExp(`^(?:满分|共)?(${NUMBER})分?(?:满分)?$`)
const LOSE = new RegExp(`^每?(?:缺|少|差)(?:一|1)?[节次个份项]?扣(${NUMBER})分?$`)
const HIGHEST_FULL = 1000

function readPoints(
  cell: Cell,
  [rules, fullText, loseText, ...more]: readonly PlainText[],
): PointsMeasure | null {
  const shape = '请写成「达成分(TK1、TK2, 满分10, 每缺一扣2)」。'
  if (!rules || !fullText || !loseText || more.length > 0)
    return cell.fault('「达成分」少写或多写了一项。', shape)
  const full = readNumber(FULL.exec(fullText.text)?.[1] ?? '')
  const lose = readNumber(LOSE.exec(loseText.text)?.[1] ?? '')
  if (full === null || full <= 0 || full > HIGHEST_FULL || !Number.isInteger(full * 2)) {
    return cell.fault('看不懂满分是多少。', shape, { found: fullText.text })
  }
  if (lose === null || lose <= 0 || lose > full)
    return cell.fault('看不懂每缺一扣几分。', shape, { found: loseText.text })
  const named = partsOf(rules, /[、;]/).map(({ text }) => text)
  const ids = [...new Set(named.filter((id) => id !== ''))]
  if (ids.length === 0) return cell.fault('没有写按哪几条指标算分。', shape)
  return { name: 'points', rules: ids, full, lose }
}

function readScore(cell: Cell, [rubric, ...more]: readonly PlainText[], context: MeasureContext) {
  const name = context.rubrics.find((known) => plain(known) === rubric?.text)
  if (name !== undefined && more.length === 0) return { name: 'score', rubric: name } as const
  return cell.unknownWord(
    '量表',
    rubric ? typed(rubric) : '',
    context.rubrics,
    [],
    '请先在「量表」里写上它。',
  )
}
