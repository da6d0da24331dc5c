import { GROUP_KINDS, type GroupKind } from '../../org/person'
import { plain } from '../../plan/parse/characters'
import { nearestWord } from '../../plan/parse/nearest'
import type { CLASS_COLUMNS, GROUP_COLUMNS } from '../read/columns'
import type { Cells, RosterCell } from '../read/table'
import { bareClassNumber, classParts, gradeKey } from '../read/words'
import type { Roster, RosterUnit } from '../roster'
import { keyOf, type UnitBook } from './unit-book'
import type { WantedUnit } from './wanted'

/** Units that a document lists, each once, added to the book of those that may be named. */
export class UnitReader {
  readonly wanted: WantedUnit[] = []
  readonly #living: ReadonlyMap<string, RosterUnit>
  readonly #listed = new Map<string, { readonly unit: WantedUnit; readonly row: number }>()

  constructor(
    private readonly roster: Roster,
    living: readonly RosterUnit[],
    private readonly book: UnitBook,
    private readonly newId: () => string,
  ) {
    this.#living = new Map(living.map((unit) => [`${unit.kind} ${keyOf(unit.kind, unit.name)}`, unit]))
  }

  classes(rows: readonly Cells<keyof typeof CLASS_COLUMNS>[]): void {
    let above = ''
    for (const { grade, name } of rows) {
      if (!grade.blank) above = grade.text
      const parts = classParts(name.text)
      const number = parts?.number ?? bareClassNumber(name.text)
      const gradeText = grade.blank ? (parts?.grade ?? above) : grade.text
      if (gradeText === '') {
        grade.fault('没有写年级。', '请写上年级，例如「三年级」。')
        this.book.doubt(name.text)
        continue
      }
      if (!name.blank && number === null) {
        name.fault(`「${name.text.slice(0, 20)}」不像班级的名称。`, '请写成「三年级2班」或「2班」。')
        this.book.doubt(name.text)
        continue
      }
      if (parts !== null && !grade.blank && parts.grade !== gradeKey(grade.text) && !isShort(parts.grade)) {
        name.fault(
          `这个班写的是${parts.grade}，年级一列写的是${gradeKey(grade.text)}。`,
          '请把年级或班级改成一致。',
        )
        this.book.doubt(name.text)
        continue
      }
      const owner = this.#grade(gradeText)
      if (name.blank || number === null) continue
      const className = `${this.book.grade(gradeText)?.name ?? gradeKey(gradeText)}${number}班`
      this.#list(
        { kind: 'class', name: className, parentId: owner, groupKind: null, subject: undefined },
        name,
      )
    }
  }

  groups(rows: readonly Cells<keyof typeof GROUP_COLUMNS>[]): void {
    for (const { name, kind, subject } of rows) {
      if (name.blank) {
        name.fault('没有写组名。', '请写上，例如「语文组」。')
        continue
      }
      const groupKind = kind.blank ? undefined : readGroupKind(kind)
      if (groupKind === null) {
        this.book.doubt(name.text)
        this.book.add({ id: `doubtful ${name.text}`, kind: 'group', groupKind: null, name: name.text })
        continue
      }
      this.#list(
        {
          ...{
            kind: 'group',
            name: name.text.replace(/\s+/g, ''),
            parentId: this.roster.school.id,
            groupKind,
          },
          subject: subject.blank ? undefined : subject.clears ? '' : subject.text.replace(/\s+/g, ''),
        },
        name,
      )
    }
  }

  /** A grade that is named for the first time is founded. */
  #grade(text: string): string {
    const listed = this.#listed.get(`grade ${gradeKey(text)}`)
    if (listed) return listed.unit.id
    const grade = {
      kind: 'grade',
      name: gradeKey(text),
      parentId: this.roster.school.id,
      groupKind: null,
    } as const
    return this.#take({ ...grade, subject: undefined }, 0).id
  }

  #list(listed: Omit<WantedUnit, 'id' | 'unit'>, cell: RosterCell): void {
    const before = this.#listed.get(`${listed.kind} ${keyOf(listed.kind, listed.name)}`)
    if (before) {
      cell.fault(`「${listed.name}」在第 ${before.row} 行已经写过。`, '请只留一行。')
      return
    }
    this.#take(listed, cell.place.row)
  }

  #take(listed: Omit<WantedUnit, 'id' | 'unit'>, row: number): WantedUnit {
    const key = `${listed.kind} ${keyOf(listed.kind, listed.name)}`
    const known = this.#living.get(key) ?? null
    const unit = { ...listed, id: known?.id ?? this.newId(), unit: known, name: known?.name ?? listed.name }
    this.wanted.push(unit)
    this.#listed.set(key, { unit, row })
    this.book.add({ ...unit, groupKind: listed.groupKind ?? known?.groupKind ?? defaultKind(unit.name) })
    return unit
  }
}

/** 初一 and 高一 may stand beside a grade that is called otherwise. */
const isShort = (grade: string) => !grade.endsWith('年级')

function readGroupKind(cell: RosterCell): GroupKind | null {
  const word = plain(cell.text)
  const kinds = Object.entries(GROUP_KINDS) as [GroupKind, string][]
  const found = kinds.find(
    ([, label]) => label === word || `${label}组` === word || label.replace('学科', '') === word,
  )
  if (found) return found[0]
  const labels = kinds.map(([, label]) => label)
  const nearest = nearestWord(word, labels)
  return cell.fault(
    `没有「${cell.text.slice(0, 20)}」这种组。`,
    `${nearest ? `是不是「${nearest}」？` : ''}可以写：${labels.join('、')}。`,
  )
}

/** What a new group is where nothing says so. */
export function defaultKind(name: string): GroupKind {
  if (name.includes('备课')) return 'planning'
  if (/年级组$/.test(name)) return 'grade'
  if (/[处室]$/.test(name)) return 'office'
  if (name.includes('支部')) return 'party'
  if (name.includes('课题')) return 'project'
  return name.includes('工作室') ? 'studio' : 'subject'
}
