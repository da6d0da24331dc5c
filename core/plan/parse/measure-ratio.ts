import { EVERYBODY } from '../labels'
import { measureUnit, type Operand, type RatioMeasure } from '../measure'
import { ratioFormula } from '../measure-label'
import { readAudience } from './audience'
import { FACTS, factNamed } from './audience-tokens'
import { readCadence } from './cadence'
import type { Cell } from './cell'
import { type PlainText, sliceOf, typed } from './characters'
import { ENTRIES } from './form-measures'
import { HANDED_IN } from './measure-handed-in'
import { type Level, levelOf, type MeasureContext } from './measure-names'
import { readNumber } from './numerals'
import { partsOf, phraseOf } from './phrase'
import { MEASURE_WORDS } from './vocabulary'

const HEADCOUNT = ['人数', '个数', '单位数', '应到人数']
const DUE = ['应有次数', '应开次数', '应开课时', '应有节数']
const MOST_DUE = 100

/** Reads the two sides of 比率(A / B); in per cent. */
export function readRatio(
  cell: Cell,
  parts: readonly PlainText[],
  context: MeasureContext,
  level: Level,
): RatioMeasure | null {
  const [above, below, ...more] = parts
  if (!above || !below || more.length > 0) {
    return cell.fault('「比率」要写两项，中间用「/」。', '请写成「比率(演示实验开出 / 演示实验应开)」这样。')
  }
  return ratioOf(cell, above, below, 'percent', context, level)
}

/** Reads 人均(A, 对象); without 对象 it is by 任课教师, and that is said. */
export function readAverage(
  cell: Cell,
  [above, below, ...more]: readonly PlainText[],
  context: MeasureContext,
  level: Level,
): RatioMeasure | null {
  if (!above || !below || more.length > 0) {
    const remedy =
      '请写成「人均(听课节数, 任课教师)」「人均(填报(图书册数), 人数)」这样，逗号后面是按谁平均。'
    return cell.fault('没有写按谁平均。', remedy)
  }
  return ratioOf(cell, above, below, 'average', context, level)
}

function ratioOf(
  cell: Cell,
  above: PlainText,
  below: PlainText,
  as: RatioMeasure['as'],
  context: MeasureContext,
  level: Level,
): RatioMeasure | null {
  const average = as === 'average'
  const denominator = readOperand(cell, below, context, level, average)
  if (!denominator) return null
  const counted = denominator.name === 'headcount' ? levelOf(denominator.audience) : level
  const numerator = readOperand(cell, above, context, counted, false)
  if (!numerator) return null
  if (denominator.name === 'number' && denominator.amount === 0) {
    return cell.fault('不能除以 0。', '请写一个口径、「人数(对象)」，或一个大于 0 的数。', {
      found: below.text,
    })
  }
  if (numerator.name === 'number' || (average && denominator.name === 'due')) {
    return cell.fault('这两项算不出来。', '前一项请写口径，后一项写按什么算。', { found: above.text })
  }
  const unit = average ? unitOf(numerator) : '%'
  const ratio: RatioMeasure = { name: 'ratio', label: '', numerator, denominator, as, unit }
  return { ...ratio, label: ratioFormula(ratio) }
}

function unitOf(operand: Operand): string {
  switch (operand.name) {
    case 'headcount':
      return '人'
    case 'due':
      return '次'
    case 'number':
      return '个'
    default:
      return measureUnit(operand)
  }
}

/** One side: a measure, 人数(对象), 应有次数(周期, 每次几个), a number; for an average also 对象 itself. */
function readOperand(
  cell: Cell,
  text: PlainText,
  context: MeasureContext,
  level: Level,
  orAudience: boolean,
): Operand | null {
  const amount = readNumber(text.text)
  if (amount !== null) return { name: 'number', amount }
  const phrase = phraseOf(text)
  if (phrase?.inside && HEADCOUNT.includes(phrase.word)) {
    const audience = readAudience(cell, context.words, typed(phrase.inside))
    return audience && { name: 'headcount', audience }
  }
  if (phrase?.inside && DUE.includes(phrase.word)) return readDue(cell, phrase.inside, context)
  if (orAudience && !(phrase && namesMeasure(phrase.word, context))) {
    const everybody = ['全体', '每人'].includes(text.text)
    const audience = everybody
      ? ({ level: 'person', who: EVERYBODY } as const)
      : readAudience(cell, context.words, typed(text))
    return audience && { name: 'headcount', audience }
  }
  const measure = context.readMeasure(cell, text, level)
  if (!measure) return null
  switch (measure.name) {
    case 'coverage':
    case 'ratio':
    case 'points':
    case 'score':
      return cell.fault(
        `「${typed(text)}」是算出来的，不能再放进比率里。`,
        '请写听课节数、登记次数这样的口径。',
        {
          found: text.text,
        },
      )
    default:
      return measure
  }
}

function namesMeasure(word: string, { measures }: MeasureContext): boolean {
  const known = MEASURE_WORDS.has(word) || HANDED_IN.has(word) || word === ENTRIES || measures.has(word)
  return (
    known ||
    FACTS.some((fact) => fact === factNamed(word)) ||
    /^(?:去重|比率|覆盖|达成分|得分|人均)$/.test(word)
  )
}

/** 应有次数(每周四), 应有次数(每周, 2): how often it falls due, times how much each time. */
function readDue(cell: Cell, inside: PlainText, context: MeasureContext): Operand | null {
  const parts = partsOf(inside, /,/)
  const last = parts.at(-1)
  const written = parts.length > 1 && last ? readNumber(last.text.replace(/[节次个]$/, '')) : null
  const times = written ?? 1
  if (!Number.isInteger(times) || times < 1 || times > MOST_DUE) {
    return cell.fault('看不懂每次应有几个。', '请写成「应有次数(每周, 2)」这样。', {
      found: last?.text ?? '',
    })
  }
  const separator = written === null || !last ? -1 : inside.text.length - last.text.length - 1
  const cadence = readCadence(cell, context, separator < 0 ? inside : sliceOf(inside, 0, separator))
  if (!cadence) return null
  if (cadence.every === 'event' || cadence.every === 'unset' || cadence.every === 'since') {
    return cell.fault('这个周期数不出应有几次。', '请写「每周」「每月」「每周四」这样的周期。', {
      found: inside.text,
    })
  }
  return { name: 'due', cadence, times }
}
