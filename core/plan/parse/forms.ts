import { type Field, FORM_UNITS, type Form, type FormRole, HOW_OFTEN } from '../../form/form'
import { STAFF_POSTS } from '../../org/post'
import type { Cell } from './cell'
import { type Clauses, readClauseReference } from './clauses'
import { readField } from './fields'
import { type FormColumn, HEAD_COLUMNS } from './form-columns'
import { BUILT_IN_FORMS, FORM_UNIT_WORDS, HOW_OFTEN_WORDS, ROLE_WORDS, roleLabel, STAFF } from './form-words'
import { LIMITS } from './limits'
import { readMark, SWITCH } from './marks'
import { readName } from './names'
import { readNumber } from './numerals'
import type { OptionLists } from './option-lists'
import type { Row, Sheet } from './table'

export interface FormContext {
  readonly clauses: Clauses
  readonly lists: OptionLists
}

/** What other sheets refer to: forms with their fields by plain name, null where there is a fault already. */
export interface NamedForm {
  readonly form: Form | null
  readonly fields: ReadonlyMap<string, Field | null>
}

export interface Forms {
  readonly inOrder: readonly Form[]
  readonly named: ReadonlyMap<string, NamedForm>
  /** The sheet is there but its forms could not be told apart: whatever names one is left alone. */
  readonly unreadable: boolean
}

type Head = Omit<Form, 'fields'>

interface Draft {
  readonly first: Row<FormColumn>
  readonly head: Head | null
  readonly fields: Map<string, Field | null>
}

/** Reads 登记表: one row a field; what is of the form as a whole stands in its first row. */
export function readForms(sheet: Sheet<FormColumn> | null, context: FormContext): Forms {
  const drafts = new Map<string, Draft>()
  for (const row of sheet?.rows ?? []) {
    if (row.form.blank) {
      readFormName(row.form)
      readField(row, null, context.lists)
      continue
    }
    const draft = drafts.get(row.form.plain)
    if (draft) checkHead(row, draft.first)
    const { fields } = draft ?? begin(row, drafts, context)
    const field = readField(row, fields, context.lists)
    fields.set(row.field.plain, field)
    if (fields.size === LIMITS.fieldsInForm + 1) {
      row.field.fault(`一张表的字段超过了 ${LIMITS.fieldsInForm} 个。`, '请只留必要的；系统知道的不用再问。')
    }
  }
  const named = new Map([...drafts].map(([name, draft]) => [name, namedForm(draft)]))
  return {
    inOrder: [...named.values()].flatMap(({ form }) => form ?? []),
    named,
    unreadable: sheet !== null && sheet.rows.length > 0 && named.size === 0,
  }
}

function namedForm({ head, fields }: Draft): NamedForm {
  const all = [...fields.values()]
  const whole = all.filter((field) => field !== null)
  return { form: head && whole.length === all.length ? { ...head, fields: whole } : null, fields }
}

function begin(first: Row<FormColumn>, drafts: Map<string, Draft>, context: FormContext): Draft {
  const draft = { first, head: readHead(first, context), fields: new Map<string, Field | null>() }
  drafts.set(first.form.plain, draft)
  if (drafts.size === LIMITS.forms + 1)
    first.form.fault(`登记表超过了 ${LIMITS.forms} 张。`, '请合并一些，或删去不用的。')
  return draft
}

function checkHead(row: Row<FormColumn>, first: Row<FormColumn>): void {
  for (const column of HEAD_COLUMNS) {
    const cell = row[column]
    if (cell.blank || cell.plain === first[column].plain) continue
    const remedy = `这一列说的是整张表，请写在它的第一行（第 ${first.form.row} 行），这里清空。`
    cell.fault(`和「${first.form.oneLine}」第一行写的不一样。`, remedy)
  }
}

function readHead(row: Row<FormColumn>, { clauses }: FormContext): Head | null {
  const name = readFormName(row.form)
  const clause = row.clause.blank ? '' : readClauseReference(row.clause, clauses)
  const about = readWord(row.about, FORM_UNIT_WORDS, 'school', '登记对象', Object.values(FORM_UNITS))
  const often = readWord(row.often, HOW_OFTEN_WORDS, 'each', '频次', Object.values(HOW_OFTEN))
  const byException = row.byException.blank ? false : readMark(row.byException, '无异常', SWITCH)
  const sealed = readSealed(row.sealed)
  const keep = readKeep(row.keep)
  const writers = row.writers.blank ? (['staff'] as const) : readRoles(row.writers)
  const readers = readRoles(row.readers)
  if (writers?.length === 0) return row.writers.fault('总要有人填写。', `请写上职务，例如「${STAFF}」。`)
  if (name === null || clause === null || about === null || often === null || byException === null)
    return null
  if (sealed === null || keep === null || writers === null || readers === null) return null
  if (sealed && readers.length === 0) {
    row.sealed.warn(`「${name}」写了限定，又没有写谁看，只有填写的人自己看得到。`, '请在「谁看」里写上职务。')
  }
  return {
    name,
    clause,
    about,
    often,
    byException,
    writers,
    readers,
    sealed,
    keepMonths: keep === 'ever' ? null : keep,
    hint: row.purpose.oneLine,
  }
}

function readFormName(cell: Cell): string | null {
  const name = readName(cell, '是哪张表', '来访登记')
  if (/[「」]/.test(cell.plain))
    return cell.fault('表的名字里不能有「」。', '请换一个名字，例如「来访登记」。')
  if (name === null || !BUILT_IN_FORMS.includes(cell.plain)) return name
  return cell.fault(`「${name}」系统里已经有了，不用再定登记表。`, '请删去这张表，或换一个名字。')
}

function readWord<K>(
  cell: Cell,
  words: ReadonlyMap<string, K>,
  blank: K,
  what: string,
  known: readonly string[],
): K | null {
  if (cell.blank) return blank
  return words.get(cell.plain) ?? cell.unknownWord(what, cell.text, known, words.keys())
}

function readSealed(cell: Cell): boolean | null {
  if (cell.blank || ['一般', '普通', '内部', '无', '—', '-'].includes(cell.plain)) return false
  if (['限定', '限定查看', '保密', '机密', '秘密'].includes(cell.plain)) return true
  return cell.unknownWord('密级', cell.text, ['限定', '一般'])
}

const LONGEST_KEPT_MONTHS = 1200

/** 36个月, 3年, 半年; 长期 and blank are for ever. */
function readKeep(cell: Cell): number | 'ever' | null {
  const word = cell.plain
  if (word === '' || ['长期', '永久', '一直'].includes(word)) return 'ever'
  const [, number = '', unit = ''] = /^(.+?)(?:个)?(月|学年|年|学期)$/.exec(word) ?? []
  const amount = number === '半' ? 0.5 : readNumber(number)
  const months = (amount ?? 0) * (unit === '月' ? 1 : unit === '学期' ? 6 : 12)
  if (Number.isInteger(months) && months >= 1 && months <= LONGEST_KEPT_MONTHS) return months
  return cell.fault('看不懂保存多久。', '请写成「36个月」「3年」，或「长期」。')
}

/** 班主任、教导主任: named side by side, each may. */
function readRoles(cell: Cell): readonly FormRole[] | null {
  if (cell.blank || /^(?:无|没有|[-—/])$/.test(cell.plain)) return []
  const known = [STAFF, ...STAFF_POSTS.map(roleLabel)]
  const roles: FormRole[] = []
  for (const word of cell.plain.split(/[、,;/或和及]/).filter((each) => each !== '')) {
    const role = ROLE_WORDS.get(word.replace(/^(?:各|全体)(?=.)/, '')) ?? ROLE_WORDS.get(word)
    if (word === '家长')
      return cell.fault('家长不填、也不看登记表。', `可以写：${known.join('、')}。`, { found: word })
    if (role === undefined) return cell.unknownWord('职务', word, known, ROLE_WORDS.keys())
    if (!roles.includes(role)) roles.push(role)
  }
  return roles
}
