import { LONGEST } from '../../form/check'
import { FIELD_TYPES, type Field, type FieldType } from '../../form/form'
import type { Cell } from './cell'
import { plain } from './characters'
import { type FieldsByName, readCondition } from './condition'
import { NO_RANGE, type Range, readNumberRange, readTextRange } from './field-range'
import type { FormColumn } from './form-columns'
import { FIELD_TYPE_WORDS, REFUSED_TYPES, UNIT_OF_TYPE_WORD } from './form-words'
import { readMark, YES_NO } from './marks'
import { readName } from './names'
import { nearestWord } from './nearest'
import { type OptionLists, optionsIn, readOptions } from './option-lists'
import type { Row } from './table'

/**
 * Reads the columns of one row of 登记表 that say what is asked. `before` are the form's fields above; null when it is not
 * known which form that is.
 */
export function readField(
  row: Row<FormColumn>,
  before: FieldsByName | null,
  lists: OptionLists,
): Field | null {
  const label = readLabel(row.field, before)
  const typed = readType(row.type)
  const content = typed && readContent(row.choices, typed, lists)
  const required = row.required.blank ? false : readMark(row.required, '必填', YES_NO, REQUIRED)
  const sensitive = row.sensitive.blank ? false : readSensitive(row.sensitive, typed)
  const when = row.when.blank || before === null ? undefined : readCondition(row.when, row.when.plain, before)
  if (label === null || typed === null || content === null || required === null || sensitive === null)
    return null
  if (when === null) return null
  const { type } = typed
  return {
    key: label,
    label,
    type,
    required,
    ...content,
    sensitive,
    hint: row.hint.oneLine,
    when: when ?? null,
  }
}

const REQUIRED = { yes: ['必填', '必', '必须', '必选'], no: ['选填', '非必填', '不必填', '可不填'] }
const SENSITIVE = { yes: ['敏感'], no: ['不敏感', '一般'] }

function readLabel(cell: Cell, before: FieldsByName | null): string | null {
  const label = readName(cell, '字段', '人数')
  if (label === null) return null
  if (cell.plain.includes('且')) {
    return cell.fault('字段的名字里不能有「且」，条件里会分不清。', '请换一个名字。')
  }
  return before?.has(cell.plain) ? cell.fault(`「${label}」在这张表里写了两次。`, '请只留一行。') : label
}

const PICKED: readonly FieldType[] = ['person', 'people', 'class', 'grade', 'group']

/** Whoever is named in an entry reads it, and what was picked stands beside the values by its name. */
function readSensitive(cell: Cell, typed: Typed | null): boolean | null {
  const sensitive = readMark(cell, '敏感', YES_NO, SENSITIVE)
  if (!sensitive || typed === null || !PICKED.includes(typed.type)) return sensitive
  const fault = `「${FIELD_TYPES[typed.type]}」不能标为敏感：写到的人自己看得到这条登记。`
  return cell.fault(fault, '请把这一格清空；要保密请把整张表的「密级」写成「限定」。')
}

interface Typed {
  readonly type: FieldType
  /** What the word for the type counts in: 人数 are 人. */
  readonly unit: string
  /** What stands in brackets behind the type: 数（1—60人）. */
  readonly inside: string
}

const WITH_BRACKETS = /^([^([【（［]+)[([【（［](.*)[)\]】）］]$/s

function readType(cell: Cell): Typed | null {
  const known = Object.values(FIELD_TYPES)
  if (cell.blank) return cell.fault('没有写类型。', `可以写：${known.join('、')}。`)
  const [, before = cell.text, inside = ''] = WITH_BRACKETS.exec(cell.text) ?? []
  const word = plain(before)
  const type = FIELD_TYPE_WORDS.get(word)
  if (type) return { type, unit: UNIT_OF_TYPE_WORD.get(word) ?? '', inside: inside.trim() }
  const remedy = REFUSED_TYPES.get(word)
  return remedy === undefined
    ? cell.unknownWord('类型', before, known, FIELD_TYPE_WORDS.keys())
    : cell.fault(`没有「${word}」这种类型。`, remedy)
}

type Content = Range & Pick<Field, 'options'>

function readContent(cell: Cell, { type, unit, inside }: Typed, lists: OptionLists): Content | null {
  if (!cell.blank && inside !== '') {
    return cell.fault('类型的括号里已经写了选项或范围。', '请只在一个地方写。')
  }
  const written = cell.blank ? inside : cell.text
  switch (type) {
    case 'choice':
    case 'choices':
    case 'checklist': {
      const options = readChoices(cell, written, type, lists)
      return options && { ...NO_RANGE, options }
    }
    case 'number':
      return withoutOptions(readNumberRange(cell, plain(written), unit))
    case 'text':
    case 'longText':
      return withoutOptions(readTextRange(cell, plain(written), LONGEST[type]))
    default:
      if (written === '') return { ...NO_RANGE, options: [] }
      return cell.fault(`「${FIELD_TYPES[type]}」不用写选项或范围。`, '请把这一格清空。', { found: written })
  }
}

function withoutOptions(range: Range | null): Content | null {
  return range && { ...range, options: [] }
}

/** 甲、乙、丙, or the name of a list in 选项. */
function readChoices(
  cell: Cell,
  written: string,
  type: FieldType,
  lists: OptionLists,
): readonly string[] | null {
  const listed = lists.find(plain(written))
  if (listed !== undefined) return listed
  const options = optionsIn(written)
  const [only] = options
  if (only !== undefined && options.length === 1) {
    const nearest = nearestWord(plain(only), lists.names)
    const meant = nearest ? `是不是「${nearest}」？` : ''
    const remedy = `${meant}请写成「甲、乙、丙」这样，或写「选项」表里的一个名称；只有一项时请用「是否」。`
    return cell.fault(`「选项」里没有「${only}」，只有一项也不成${FIELD_TYPES[type]}。`, remedy, {
      found: only,
      nearest,
    })
  }
  return readOptions(cell, options)
}
