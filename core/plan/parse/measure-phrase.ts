import { MEASURES } from '../basic-measure'
import type { Measure } from '../measure'
import { FACTS, factNamed } from './audience-tokens'
import type { Cell } from './cell'
import type { PlainText } from './characters'
import { ENTRIES, readEntries } from './form-measures'
import { readBuiltInFilters } from './measure-conditions'
import { DERIVED, readDerived } from './measure-derived'
import { HANDED_IN, readHandedIn } from './measure-handed-in'
import type { Level, MeasureContext } from './measure-names'
import { type Phrase, phraseOf } from './phrase'
import { MEASURE_NAMES, MEASURE_WORDS } from './vocabulary'

const LABELS = MEASURE_NAMES.map((name) => MEASURES[name].label)
const FACT_UNITS: Readonly<Record<string, string>> = { 班数: '个' }

/** Reads 统计: a measure with its conditions in square brackets, or one that is worked out of others. `level` is whose it is. */
export function readMeasure(
  cell: Cell,
  context: MeasureContext,
  level: Level,
  text: PlainText,
): Measure | null {
  const phrase = phraseOf(text)
  if (!phrase) {
    return cell.fault('括号没有成对。', '请写成「教学检查次数[已反馈]」「材料(五年规划)」这样。', {
      found: text.text,
    })
  }
  const { word, inside } = phrase
  if (word === ENTRIES) {
    const form = inside ?? phrase.filters
    const conditions = inside && phrase.filters ? phrase.filters.text : ''
    if (form) return readEntries(cell, form.text, conditions, context.measures.forms)
    return cell.fault('没有写是哪张登记表。', `请写成「${ENTRIES}(来访登记)」这样。`)
  }
  if (HANDED_IN.has(word)) return readHandedIn(cell, phrase, level)
  const own = context.measures.find(word)
  if (own !== undefined) {
    if ((!inside && !phrase.filters) || own === null) return own
    return cell.fault(`「${word}」后面不能加条件。`, '请在「计入」的「条件」一列里写。')
  }
  if (DERIVED.has(word)) return readDerived(cell, phrase, context, level)
  return readFact(phrase) ?? readBuiltIn(cell, phrase, context)
}

function readFact({ word, inside, filters }: Phrase): Measure | null {
  const fact = factNamed(word)
  if (inside || filters || !FACTS.some((known) => known === fact)) return null
  return { name: 'fact', fact, unit: FACT_UNITS[fact] ?? '人' }
}

function readBuiltIn(cell: Cell, phrase: Phrase, context: MeasureContext): Measure | null {
  const name = MEASURE_WORDS.get(phrase.word)
  if (!name) {
    const known = [...LABELS, ...context.measures.labels]
    const also = [...MEASURE_WORDS.keys(), ENTRIES, ...HANDED_IN.keys(), ...DERIVED, ...FACTS]
    return cell.unknownWord('统计口径', phrase.word, known, also)
  }
  const filters = phrase.filters ?? phrase.inside
  return filters === null ? { name, filters: [] } : readBuiltInFilters(cell, name, filters, context)
}
