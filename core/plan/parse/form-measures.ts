import type { Field, FieldType, Form } from '../../form/form'
import type { CreditLevel } from '../../record/credit-level'
import { type Condition, type FormMeasure, measureKey } from '../basic-measure'
import { conditionLabel } from '../labels'
import type { Measure, RatioMeasure } from '../measure'
import type { Cell } from './cell'
import { readCondition } from './condition'
import { BUILT_IN_FORMS, FORM_UNIT_WORDS } from './form-words'
import type { Forms, NamedForm } from './forms'
import { LIMITS } from './limits'
import { readName } from './names'
import { nearestWord } from './nearest'
import type { Columns, Row, Sheet } from './table'
import { MEASURE_WORDS } from './vocabulary'

export type CountColumn = 'form' | 'measure' | 'quantity' | 'to' | 'when' | 'unit' | 'note'

export const COUNT_COLUMNS: Columns<CountColumn> = {
  form: { label: '表', aliases: ['登记表', '表名', '表格'], merges: 'silently', longest: 60 },
  measure: { label: '口径', aliases: ['统计口径', '统计'], longest: 60 },
  quantity: { label: '数量', aliases: ['计多少', '数'], optional: true, longest: 60 },
  to: { label: '归属', aliases: ['记给谁', '记在谁名下'], optional: true, longest: 60 },
  when: { label: '条件', aliases: ['计入条件', '什么时候算'], optional: true, longest: 400 },
  unit: { label: '单位', aliases: ['计数单位'], optional: true, longest: 20 },
  note: { label: '备注', aliases: ['说明'], optional: true, longest: LIMITS.prose },
}

/** The one measure every form has without a row in 计入: 登记次数(来访登记). */
export const ENTRIES = '登记次数'

/** What 统计 may name of the plan's own; null for what has a fault of its own already. */
export class FormMeasures {
  readonly #measures = new Map<
    string,
    { readonly measure: FormMeasure | RatioMeasure | null; readonly cell: Cell }
  >()
  readonly #asked = new Set<string>()
  readonly #ratios: Row<CountColumn>[]

  constructor(
    sheet: Sheet<CountColumn> | null,
    readonly forms: Forms,
  ) {
    const rows = sheet?.rows ?? []
    this.#ratios = rows.filter(namesRatio)
    for (const row of rows) {
      const measure = namesRatio(row) ? null : readRow(row, forms)
      const cell = row.measure
      const first = this.#measures.get(cell.plain)
      if (first)
        cell.fault(
          `口径「${cell.text}」和第 ${first.cell.row} 行重复了。`,
          '一个口径只写一行，请换一个名字。',
        )
      else if (!cell.blank) this.#measures.set(cell.plain, { measure, cell })
    }
  }

  /** Reads the rows that give a ratio a name, once everything is known that it may be made of. */
  readRatios(read: (cell: Cell) => Measure | null): void {
    for (const row of this.#ratios) {
      const label = readLabel(row.measure)
      const measure = read(row.quantity)
      if (label === null || measure?.name !== 'ratio') continue
      this.#measures.set(row.measure.plain, { measure: { ...measure, label }, cell: row.measure })
    }
  }

  has(word: string): boolean {
    return this.#measures.has(word)
  }

  get labels(): string[] {
    return [...this.#measures.values()].flatMap(({ measure }) => measure?.label ?? [])
  }

  find(word: string): FormMeasure | RatioMeasure | null | undefined {
    this.#asked.add(word)
    return this.#measures.get(word)?.measure
  }

  /** What no rule asks for is counted nowhere. */
  warnOfIdle(): void {
    for (const [word, { cell }] of this.#measures) {
      if (this.#asked.has(word)) continue
      cell.warn(
        `没有一条指标用到「${cell.oneLine}」，它不会计数。`,
        '请在「指标」里写一条；不定数量请写「不设数」。',
      )
    }
  }
}

/** A row that gives a name to 比率(…) or 人均(…) stands for no form. */
function namesRatio(row: Row<CountColumn>): boolean {
  return RATIO.test(row.quantity.plain)
}

const RATIO = /^(?:比率|比例|占比|人均|均值|平均|生均|班均|校均)\(/

/** 登记次数(来访登记)[事由=公务]; a name with a bracket of its own stands in 「」. */
export function entriesLabel(form: string, when: readonly Condition[] = []): string {
  const name = /[()（）[\]［］【】〔〕]/.test(form) ? `「${form}」` : form
  return `${ENTRIES}(${name})${when.length === 0 ? '' : `[${when.map(conditionLabel).join('，')}]`}`
}

/** Reads what stands in the brackets of 登记次数(…)[…]. */
export function readEntries(
  cell: Cell,
  inside: string,
  conditions: string,
  forms: Forms,
): FormMeasure | null {
  const named = findForm(cell, inside.replace(/^「(.*)」$/, '$1'), forms)
  if (!named?.form) return null
  const when = conditions === '' ? [] : readConditions(cell, named, conditions)
  if (when === null) return null
  const { name, about } = named.form
  const counted = { form: name, unit: '次', credits: about, to: null, quantity: null, when }
  const label = entriesLabel(name, when)
  const measure: FormMeasure = { name: 'register', filters: [], label, ...counted }
  if (measureKey(measure).length <= LIMITS.measureKey) return measure
  return cell.fault('条件太长了。', '请少写几个值。')
}

/** Null once a fault has been said; a form without `form` has one of its own. */
function findForm(cell: Cell, word: string, forms: Forms): NamedForm | null {
  if (forms.unreadable) return null
  const named = forms.named.get(word)
  if (named) return named
  if (BUILT_IN_FORMS.includes(word)) {
    const fault = `「${word}」系统自己会计数，不用写计入。`
    return cell.fault(fault, '请删去这一行，在「指标」的「统计」里直接写口径，例如「听课节数」。')
  }
  const nearest = nearestWord(word, forms.named.keys())
  const remedy = `${nearest ? `是不是「${nearest}」？` : ''}请先在「登记表」里写上这张表，或改正名字。`
  return cell.fault(`没有「${word.slice(0, LIMITS.name)}」这张登记表。`, remedy, { found: word, nearest })
}

function readRow(row: Row<CountColumn>, forms: Forms): FormMeasure | null {
  const label = readLabel(row.measure)
  const named = row.form.blank
    ? row.form.fault('没有写是哪张表。', '请写「登记表」里的一个表名。')
    : findForm(row.form, row.form.plain, forms)
  if (!named) return null
  const counted = readQuantity(row, named)
  const when = row.when.blank ? [] : readConditions(row.when, named, row.when.plain)
  if (!named.form) return null
  const credited = readSubject(row.to, named.form, named.fields)
  if (label === null || counted === null || when === null || credited === null) return null
  const measure = {
    name: 'register',
    filters: [],
    label,
    form: named.form.name,
    ...counted,
    ...credited,
    when,
  } as const
  if (measureKey(measure).length <= LIMITS.measureKey) return measure
  return row.when.fault('条件太长了。', '请少写几个值，或把它们合成一个字段。')
}

function readLabel(cell: Cell): string | null {
  const label = readName(cell, '口径', '来访人次')
  if (label === null) return null
  if (/[[\]【】〔〕()]/.test(cell.plain))
    return cell.fault('口径的名字里不能有括号。', '请换一个名字，例如「来访人次」。')
  if (!MEASURE_WORDS.has(cell.plain) && cell.plain !== ENTRIES) return label
  return cell.fault(`「${label}」是系统自己的口径，不能另定。`, '请换一个名字。')
}

type Counted = Pick<FormMeasure, 'quantity' | 'unit'>

/** More than this in one entry is a slip, and many of them could not be added up. */
const LARGEST_QUANTITY = 100_000

/** 1次, 1, 每次; a number written out goes only before a measure word, for fields may begin with one. */
const ONCE = /^(?:每次|每条|1(\p{L}{0,8})|一([次条份节个例篇件]))?$/u

function readQuantity({ quantity, unit }: Row<CountColumn>, { form, fields }: NamedForm): Counted | null {
  const own = unit.blank ? undefined : readUnit(unit)
  const field = fields.get(quantity.plain)
  const once = ONCE.exec(quantity.plain)
  if (own === null || field === null) return null
  if (field) {
    if (field.type !== 'number') {
      const remedy = '请写一个类型是「数」的字段，或写「1次」。'
      return quantity.fault(`「${field.label}」不是数，不能合计。`, remedy)
    }
    if (field.max === null || field.max > LARGEST_QUANTITY) {
      const fault = `要合计的「${field.label}」没有写最多是多少，或者太大。`
      return quantity.fault(fault, '请在「登记表」的「选项/范围」里写清，例如「1—60人」。')
    }
    return { quantity: field.key, unit: own ?? (field.unit || '个') }
  }
  if (!once) return form === null ? null : refuseQuantity(quantity, fields)
  const written = once[1] || once[2] || undefined
  if (own !== undefined && written && written !== own) {
    return unit.fault(`「数量」里写的单位是「${written}」，这里写的是「${own}」。`, '请只留一个。')
  }
  return { quantity: null, unit: own ?? written ?? '次' }
}

function refuseQuantity(cell: Cell, fields: ReadonlyMap<string, Field | null>): null {
  if (/^\d+(?:\.\d+)?\D{0,8}$/.test(cell.plain)) {
    return cell.fault('一条登记只能计 1 次，或计一个字段里的数。', '请写「1次」，或写一个数字字段的名字。')
  }
  const numbers = [...fields.values()].flatMap((field) => (field?.type === 'number' ? [field.label] : []))
  return cell.unknownWord('数量', cell.text, ['1次', ...numbers])
}

function readUnit(cell: Cell): string | null {
  if (/^[\p{L}%]{1,8}$/u.test(cell.plain)) return cell.plain
  return cell.fault('看不懂这个单位。', '请写「次」「人次」「份」这样。')
}

type Credited = Pick<FormMeasure, 'credits' | 'to'>

const CREDITED_BY: Partial<Record<FieldType, CreditLevel>> = {
  person: 'person',
  people: 'person',
  class: 'class',
  grade: 'grade',
  group: 'group',
}

/** Whom an entry counts for: its author, what it is about, the school, or who stands in one of its fields. */
function readSubject(
  cell: Cell,
  { name, about }: Form,
  fields: ReadonlyMap<string, Field | null>,
): Credited | null {
  if (cell.blank) return { credits: about, to: null }
  const unit = FORM_UNIT_WORDS.get(cell.plain)
  if (unit === 'person' || unit === 'school') return { credits: unit, to: null }
  const field = fields.get(cell.plain)
  const credits = field && CREDITED_BY[field.type]
  if (field && credits) return { credits, to: field.key }
  if (unit === about) return { credits: unit, to: null }
  const labels = [...fields.values()].flatMap((each) => (each && CREDITED_BY[each.type] ? [each.label] : []))
  if (unit === undefined) return cell.unknownWord('归属', cell.text, ['本人', '学校', ...labels])
  const instead = labels.length > 0 ? `字段「${labels.join('」「')}」` : '「本人」或「学校」'
  return cell.fault(
    `「${name}」不是按${cell.text}登记的。`,
    `请写${instead}，或把这张表的「记给」改成${cell.text}。`,
  )
}

/** 字段=值 且 字段=值: what follows 且 must be a field again, so that an option may hold the word. */
function readConditions(cell: Cell, { fields }: NamedForm, written: string): readonly Condition[] | null {
  if (/^(?:无|不限|[-—/])$/.test(written)) return []
  const read = written.split(/(?:且|并且|[,;])(?=[^=且]*=)/).map((text) => readCondition(cell, text, fields))
  const when = read.filter((condition) => condition !== null)
  if (when.length < read.length) return null
  const twice = when.find(({ key }, index) => when.findIndex((each) => each.key === key) !== index)
  return twice
    ? cell.fault(`条件里「${twice.key}」写了两次。`, '几个值请写在一起，例如「结果=良好、一般」。')
    : when
}
