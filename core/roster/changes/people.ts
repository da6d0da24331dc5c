import { addDays, type CivilDate } from '../../calendar/civil-date'
import { ABSENCES, POSTS } from '../../org/post'
import type { Placing, Wanted, WantedPerson } from '../resolve/wanted'
import {
  type Held,
  type HeldTag,
  holdsOn,
  notOverOn,
  type PersonRow,
  type Roster,
  type RosterPerson,
} from '../roster'
import type { Acts, ImportLine } from './change'
import { becomes, type DatedSet, endsWith } from './dated'

export interface PeopleChanges {
  readonly people: Acts['people']
  readonly held: Acts['held']
  readonly tags: Acts['tags']
  readonly lines: readonly ImportLine[]
  readonly same: number
}

interface Context {
  readonly from: CivilDate
  readonly newId: () => string
  /** Names of units, new ones included. */
  readonly unitNames: ReadonlyMap<string, string>
  readonly endedUnits: ReadonlySet<string>
  readonly schoolId: string
}

/** What people begin, change and end from a day on. */
export class PeopleDiff {
  readonly #people: Acts['people'][number][] = []
  readonly #held: Acts['held'][number][] = []
  readonly #tags: Acts['tags'][number][] = []
  readonly #lines: ImportLine[] = []
  #same = 0
  #position: number

  constructor(
    private readonly roster: Roster,
    private readonly context: Context,
  ) {
    this.#position = Math.max(0, ...roster.people.map(({ position }) => position))
  }

  run(wanted: Wanted, endMissing: boolean): PeopleChanges {
    for (const person of wanted.people) this.#want(person)
    const listed = new Set(wanted.people.map(({ id }) => id))
    const last = addDays(this.context.from, -1)
    for (const person of this.roster.people) {
      if (listed.has(person.id)) continue
      const here = person.held.some((held) => holdsOn(held, this.context.from))
      if (endMissing && wanted.sheets.has('教职工') && here) this.#leave(person, last, '名单里没有，')
      else this.#leaveEndedUnits(person)
    }
    return { people: this.#people, held: this.#held, tags: this.#tags, lines: this.#lines, same: this.#same }
  }

  #want(wanted: WantedPerson): void {
    const { person } = wanted
    const words: string[] = []
    if (person === null || factsOf(person, wanted).some(([before, after]) => before !== after)) {
      const before = person && rowOf(person)
      const after = rowAfter(person, wanted, person?.position ?? this.#nextPosition())
      this.#people.push({ id: wanted.id, before, after })
      words.push(...factsInWords(before, after))
    }
    if (wanted.lastOn !== undefined && person !== null) {
      if (this.#leave(person, wanted.lastOn, words.map((each) => `${each}；`).join(''))) return
    } else words.push(...this.#hold(wanted), ...this.#tag(wanted))
    if (words.length === 0 && person !== null) this.#same += 1
    else
      this.#lines.push({
        what: person ? 'change' : 'add',
        sheet: '教职工',
        who: wanted.name,
        words: words.join('；'),
      })
  }

  #nextPosition(): number {
    this.#position += 1
    return this.#position
  }

  #hold({ id, person, posts, groups, absences, implied }: WantedPerson): string[] {
    const rows = person?.held ?? []
    const same = (row: Held, { post, unitId }: Placing) => row.post === post && row.unitId === unitId
    const isNew = !rows.some((row) => notOverOn(row, this.context.from))
    const ofKind = (kind: HeldKind, all: readonly Placing[] | undefined): string[] => {
      const mine = rows.filter(({ post }) => kindOf(post) === kind)
      const besides = implied.filter(({ post }) => kindOf(post) === kind)
      const wanted = all ?? (besides.length > 0 && isNew ? [] : undefined)
      if (wanted === undefined) return this.#endInEndedUnits(id, mine)
      const withImplied = isNew ? [...wanted, ...besides.filter((each) => !includes(wanted, each))] : wanted
      const stays = (row: Held) => besides.some((each) => same(row, each))
      const unique = withImplied.filter((each, index) => indexOf(withImplied, each) === index)
      return this.#write(id, becomes(mine, unique, this.context.from, same, stays))
    }
    return [...ofKind('post', posts), ...ofKind('member', groups), ...ofKind('absence', absences)]
  }

  #write(personId: string, { begun, ended }: DatedSet<Held, Placing>): string[] {
    for (const { post, unitId, from, to } of begun) {
      this.#held.push({ id: this.context.newId(), before: null, after: { personId, post, unitId, from, to } })
    }
    for (const { row, to } of ended) {
      const { id, ...held } = row
      const before = { personId, ...held }
      this.#held.push({ id, before, after: to === null ? null : { ...before, to } })
    }
    const isAbsence = ({ post }: Placing) => post in ABSENCES
    const words = (first: string, placed: readonly Placing[], last = '') =>
      placed.length === 0 ? [] : [`${first}${placed.map((each) => this.#placed(each)).join('、')}${last}`]
    const over = ended.map(({ row }) => row)
    return [
      ...words(
        '新增',
        begun.filter((each) => !isAbsence(each)),
      ),
      ...words('', begun.filter(isAbsence)),
      ...words(
        '不再是',
        over.filter((each) => !isAbsence(each)),
      ),
      ...words('', over.filter(isAbsence), '结束'),
    ]
  }

  #placed({ post, unitId }: Placing): string {
    const label = LABELS[post] ?? post
    return unitId === this.context.schoolId ? label : `${this.context.unitNames.get(unitId) ?? ''}${label}`
  }

  #tag({ id, person, tags }: WantedPerson): string[] {
    if (tags === undefined) return []
    const wanted = tags.map((tag) => ({ tag }))
    const rows = person?.tags ?? []
    const { begun, ended } = becomes(rows, wanted, this.context.from, (row, { tag }) => row.tag === tag)
    const rowOfTag = ({ tag, from, to }: HeldTag) => ({ subjectId: id, tag, from, to })
    for (const each of begun) this.#tags.push({ before: null, after: rowOfTag(each) })
    for (const { row, to } of ended) {
      this.#tags.push({ before: rowOfTag(row), after: to === null ? null : rowOfTag({ ...row, to }) })
    }
    return [...begun.map(({ tag }) => `标签 ${tag}`), ...ended.map(({ row }) => `去掉标签 ${row.tag}`)]
  }

  /** Whether there was anything to end. */
  #leave(person: RosterPerson, last: CivilDate, first: string): boolean {
    const ended = endsWith(person.held, last)
    if (ended.length === 0) return false
    this.#write(person.id, { begun: [], ended })
    this.#lines.push({ what: 'end', sheet: '教职工', who: person.name, words: `${first}最后一天 ${last}` })
    return true
  }

  /** Told with the unit. */
  #leaveEndedUnits(person: RosterPerson): void {
    this.#endInEndedUnits(person.id, person.held)
  }

  #endInEndedUnits(personId: string, rows: readonly Held[]): string[] {
    const { endedUnits, from } = this.context
    if (endedUnits.size === 0) return []
    const there = rows.filter(({ unitId }) => endedUnits.has(unitId))
    return this.#write(personId, { begun: [], ended: endsWith(there, addDays(from, -1)) })
  }
}

const LABELS: Readonly<Record<string, string>> = { ...POSTS, ...ABSENCES, member: '成员' }

type HeldKind = 'post' | 'member' | 'absence'

function kindOf(post: string): HeldKind {
  return post === 'member' ? 'member' : post in ABSENCES ? 'absence' : 'post'
}

const indexOf = (all: readonly Placing[], one: Placing) =>
  all.findIndex(({ post, unitId }) => post === one.post && unitId === one.unitId)
const includes = (all: readonly Placing[], one: Placing) => indexOf(all, one) >= 0

function rowOf({ name, staffNo, subject, position, birthDate, teachingSince }: RosterPerson): PersonRow {
  return { name, staffNo, subject, position, birthDate, teachingSince }
}

function rowAfter(person: RosterPerson | null, wanted: WantedPerson, position: number): PersonRow {
  return {
    name: person?.name ?? wanted.name,
    staffNo: wanted.staffNo ?? person?.staffNo ?? '',
    subject: wanted.subject ?? person?.subject ?? '',
    position,
    birthDate: wanted.birthDate === undefined ? (person?.birthDate ?? null) : wanted.birthDate,
    teachingSince:
      wanted.teachingSince === undefined ? (person?.teachingSince ?? null) : wanted.teachingSince,
  }
}

function factsOf(person: RosterPerson, wanted: WantedPerson): [unknown, unknown][] {
  const after = rowAfter(person, wanted, person.position)
  return [
    [person.staffNo, after.staffNo],
    [person.subject, after.subject],
    [person.birthDate, after.birthDate],
    [person.teachingSince, after.teachingSince],
  ]
}

function factsInWords(before: PersonRow | null, after: PersonRow): string[] {
  const facts = [
    ['工号', before?.staffNo, after.staffNo],
    ['学科', before?.subject, after.subject],
    ['出生日期', before?.birthDate, after.birthDate],
    ['任教起始', before?.teachingSince, after.teachingSince],
  ] as const
  return facts.flatMap(([label, old, now]) => {
    if ((old ?? '') === (now ?? '')) return []
    return before ? `${label} ${old || '（空）'} → ${now || '（空）'}` : `${label} ${now}`
  })
}
