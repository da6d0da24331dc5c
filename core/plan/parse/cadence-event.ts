import type { Cadence } from '../cadence'
import { isBasic } from '../measure'
import type { CadenceContext } from './cadence-context'
import type { Cell } from './cell'
import { type PlainText, plainText, sliceOf } from './characters'
import { readEntries } from './form-measures'
import { NUMBER, readNumber } from './numerals'

const WITHIN = `(${NUMBER}|当|次|半)(?:个)?(天|日|周|星期|月|教学日|工作日)(?:之?内|以内)?`
const EVENT = new RegExp(`^每(?:次|一次|节|场)?(.+?)(结束后|之后|以后|后|之前|以前|前)(?:的)?${WITHIN}$`)
const BEFORE_LESSON = new RegExp(`^(?:上?课|授课)(?:之)?前${WITHIN}$|^超(前)?周备课$`)

/** 每次听课后3日内, 每次检测后一周内, 课前1周. */
export function looksLikeEvent(plain: string): boolean {
  return EVENT.test(plain) || BEFORE_LESSON.test(plain) || /^每次/.test(plain)
}

/** What people call a record in passing, and the measure that counts such records. */
const EVENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    检测: '质量检测次数',
    考试: '质量检测次数',
    练考: '质量检测次数',
    检查: '教学检查次数',
    活动: '教研活动次数',
    教研: '教研活动次数',
    集体备课: '教研活动次数[方式=集体备课]',
    课例: '精品课例数',
    社团: '社团活动次数',
  }),
)

const LONGEST = 60

export function eventCadence(cell: Cell, phrase: PlainText, context: CadenceContext): Cadence | null {
  const { text } = phrase
  if (BEFORE_LESSON.test(text)) {
    const remedy = '请写它跟着哪种记录，例如「每次听课前3天内」；备课请用登记表记，写「每周」。'
    return cell.fault('课表上的每一节课还不能作起点。', remedy, { found: text })
  }
  const [, event = '', side = '', number = '', unit = ''] = EVENT.exec(text) ?? []
  if (event === '') {
    const example = '请写成「每次质量检测次数后7天内」「每次听课后3日内」这样。'
    return cell.fault('没有写是哪种记录之后几天内。', example, { found: text })
  }
  const within = daysIn(number, unit)
  if (within === null || within > LONGEST) {
    return cell.fault('看不懂是几天内。', `请写 0 到 ${LONGEST} 天，例如「后3天内」「后一周内」。`, {
      found: text,
    })
  }
  const from = text.indexOf(event)
  const word = EVENTS.get(event)
  const written = word === undefined ? sliceOf(phrase, from, from + event.length) : plainText(word)
  const measure = context.measures.forms.named.has(event)
    ? readEntries(cell, event, '', context.measures.forms)
    : context.readMeasure(cell, written, 'school')
  if (!measure) return null
  if (!isBasic(measure) || measure.name === 'declared') {
    return cell.fault(
      `「${event}」不是一次一次的记录，不能作起点。`,
      '请写听课、教研、检测、检查或一张登记表。',
      {
        found: event,
      },
    )
  }
  return { every: 'event', after: measure, within, before: side.endsWith('前') }
}

function daysIn(number: string, unit: string): number | null {
  if (number === '当') return 0
  const count = number === '次' ? 1 : number === '半' ? 0.5 : readNumber(number)
  if (count === null) return null
  const days = count * (unit === '周' || unit === '星期' ? 7 : unit === '月' ? 30 : 1)
  return Number.isInteger(days) ? days : null
}
