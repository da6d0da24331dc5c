import type { GroupKind } from '../../org/person'
import { plain } from '../../plan/parse/characters'
import { editDistance, nearestWord } from '../../plan/parse/nearest'
import { classKey, gradeKey } from '../read/words'
import { notOverOn, type Roster, type RosterUnit } from '../roster'

/** A unit that there is once the import is done: one that is kept, or a new one under an id made for it. */
export interface KnownUnit {
  readonly id: string
  readonly kind: RosterUnit['kind'] | 'school'
  readonly groupKind: GroupKind | null
  readonly name: string
}

/** The units that people and lessons may name, found however a clerk writes them. */
export class UnitBook {
  readonly #byKey = new Map<string, KnownUnit>()
  readonly #groups: KnownUnit[] = []
  readonly #names = new Map<KnownUnit['kind'], string[]>()
  /** Names in rows that have a fault of their own: whoever refers to them is not told again. */
  readonly #doubtful: string[] = []

  constructor({ school, units }: Roster, from: string, isEnded: (unit: RosterUnit) => boolean) {
    this.add({ id: school.id, kind: 'school', groupKind: null, name: school.name })
    for (const unit of units) if (notOverOn(unit, from) && !isEnded(unit)) this.add(unit)
  }

  add(unit: KnownUnit): void {
    const key = `${unit.kind} ${keyOf(unit.kind, unit.name)}`
    if (this.#byKey.has(key)) return
    this.#byKey.set(key, unit)
    this.#names.set(unit.kind, [...(this.#names.get(unit.kind) ?? []), unit.name])
    if (unit.kind === 'group') this.#groups.push(unit)
  }

  doubt(name: string): void {
    if (name !== '') this.#doubtful.push(plain(name))
  }

  isDoubtful(name: string): boolean {
    const word = plain(name)
    return this.#doubtful.some(
      (each) => Math.abs(each.length - word.length) <= 1 && editDistance(each, word) <= 1,
    )
  }

  grade(text: string): KnownUnit | undefined {
    return this.#byKey.get(`grade ${gradeKey(text)}`)
  }

  class(text: string): KnownUnit | undefined {
    return this.#byKey.get(`class ${classKey(text)}`)
  }

  /** By its whole name, else by its subject or grade where only one group can be meant: 语文 is 语文教研组. */
  group(text: string, groupKind?: GroupKind): KnownUnit | undefined {
    const named = this.#byKey.get(`group ${plain(text)}`)
    if (named && (groupKind === undefined || named.groupKind === groupKind)) return named
    const stem = groupStem(text)
    const like = this.#groups.filter(
      (unit) => groupStem(unit.name) === stem && (groupKind === undefined || unit.groupKind === groupKind),
    )
    return like.length === 1 ? like[0] : undefined
  }

  /** Any unit by its whole name, the school included. */
  any(text: string): KnownUnit | undefined {
    return (
      this.#byKey.get(`group ${plain(text)}`) ??
      this.class(text) ??
      this.grade(text) ??
      this.#byKey.get(`school ${plain(text)}`)
    )
  }

  /** 是不是「三年级2班」？ where a name is near, else what there is. */
  hint(kind: 'grade' | 'class' | 'group', text: string): string {
    const names = this.#names.get(kind) ?? []
    const nearest = nearestWord(keyOf(kind, text), names) ?? nearestWord(plain(text), names)
    if (nearest !== undefined) return `是不是「${nearest}」？请改正，`
    return names.length === 0 ? '' : `现有：${names.slice(0, 8).join('、')}${names.length > 8 ? '等' : ''}。`
  }
}

export function keyOf(kind: KnownUnit['kind'], name: string): string {
  return kind === 'grade' ? gradeKey(name) : kind === 'class' ? classKey(name) : plain(name)
}

/** 语文组, 语文教研组 and 语文备课组 are groups of 语文. */
function groupStem(text: string): string {
  return plain(text).replace(/(?:学科)?(?:教研|备课|年级|课题)?组$/, '')
}
