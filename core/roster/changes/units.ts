import { addDays, type CivilDate } from '../../calendar/civil-date'
import { GROUP_KINDS } from '../../org/person'
import { defaultKind } from '../resolve/units'
import type { Wanted, WantedUnit } from '../resolve/wanted'
import { notOverOn, type Roster, type RosterUnit } from '../roster'
import type { Acts, ImportLine, UnitRow } from './change'

export interface UnitChanges {
  readonly acts: Acts['units']
  readonly lines: readonly ImportLine[]
  readonly same: number
  /** Units that end, and with them what people hold there. */
  readonly ended: ReadonlySet<string>
}

/** Units that are founded, changed and ended; what is ended is kept with its history. */
export function unitChanges(
  wanted: Wanted,
  roster: Roster,
  from: CivilDate,
  endMissing: boolean,
): UnitChanges {
  const places = new Positions(roster)
  const acts: Acts['units'][number][] = []
  const lines: ImportLine[] = []
  let same = 0
  for (const unit of inOrder(wanted.units)) {
    const before = unit.unit && rowOf(unit.unit)
    const after = before ? changed(before, unit) : founded(unit, from, places)
    if (before && JSON.stringify(before) === JSON.stringify(after)) {
      same += 1
      continue
    }
    acts.push({ id: unit.id, before, after })
    lines.push({
      what: before ? 'change' : 'add',
      sheet: sheetOf(unit),
      who: unit.name,
      words: inWords(before, after),
    })
  }
  const listed = new Set(wanted.units.map(({ id }) => id))
  const ended = endMissing
    ? roster.units.filter((unit) => ends(unit, wanted, from) && !listed.has(unit.id))
    : []
  const last = addDays(from, -1)
  for (const unit of ended) {
    const before = rowOf(unit)
    acts.push({ id: unit.id, before, after: { ...before, to: last } })
    lines.push({ what: 'end', sheet: sheetOf(unit), who: unit.name, words: `名单里没有，到 ${last} 为止` })
  }
  return { acts, lines, same, ended: new Set(ended.map(({ id }) => id)) }
}

const sheetOf = ({ kind }: Pick<RosterUnit, 'kind'>) => (kind === 'group' ? '组' : '年级班级')

function ends(unit: RosterUnit, { sheets }: Wanted, from: CivilDate): boolean {
  if (!sheets.has(unit.kind === 'group' ? '组' : '年级班级')) return false
  return notOverOn(unit, from) && (unit.from === null || unit.from < from)
}

function rowOf({ kind, groupKind, name, subject, parentId, position, from, to }: RosterUnit): UnitRow {
  return { kind, groupKind, name, subject, parentId, position, from, to }
}

function changed(before: UnitRow, { parentId, groupKind, subject }: WantedUnit): UnitRow {
  return {
    ...before,
    parentId: before.kind === 'class' ? parentId : before.parentId,
    groupKind: groupKind === undefined ? before.groupKind : groupKind,
    subject: subject ?? before.subject,
  }
}

function founded(
  { kind, name, parentId, groupKind, subject }: WantedUnit,
  from: CivilDate,
  places: Positions,
): UnitRow {
  const group = kind === 'group' ? (groupKind ?? defaultKind(name)) : null
  const position = places.next(kind, parentId)
  return { kind, groupKind: group, name, subject: subject ?? '', parentId, position, from, to: null }
}

function inWords(before: UnitRow | null, { groupKind, subject, parentId }: UnitRow): string {
  const kind = groupKind === null ? '' : GROUP_KINDS[groupKind]
  if (!before) return [kind, subject].filter(Boolean).join('，') || '新增'
  return [
    before.groupKind !== groupKind && `类别改为${kind}`,
    before.subject !== subject && `学科 ${before.subject || '（空）'} → ${subject || '（空）'}`,
    before.parentId !== parentId && '改到另一个年级',
  ]
    .filter(Boolean)
    .join('；')
}

/** Grades first, then their classes in order, so that lists show them so. */
function inOrder(units: readonly WantedUnit[]): WantedUnit[] {
  const kinds = ['grade', 'class', 'group']
  const grades = units.filter(({ kind }) => kind === 'grade').map(({ id }) => id)
  const rank = ({ kind, parentId }: WantedUnit) =>
    kinds.indexOf(kind) * 1e6 + (kind === 'class' ? grades.indexOf(parentId) : 0)
  return [...units].sort((a, b) => rank(a) - rank(b))
}

/** A class comes after the last of its grade; everything else after what is there. */
class Positions {
  #last: number
  readonly #ofGrade = new Map<string, number>()

  constructor({ units }: Roster) {
    this.#last = Math.max(0, ...units.map(({ position }) => position))
    for (const { kind, parentId, position } of units) {
      if (kind === 'class' && parentId !== null)
        this.#ofGrade.set(parentId, Math.max(position, this.#ofGrade.get(parentId) ?? 0))
    }
  }

  next(kind: RosterUnit['kind'], parentId: string): number {
    const beside = kind === 'class' ? this.#ofGrade.get(parentId) : undefined
    if (beside !== undefined) return beside
    this.#last += 1
    return this.#last
  }
}
