import type { CivilDate } from '../../calendar/civil-date'
import { nearestWord } from '../../plan/parse/nearest'
import { nameOf } from '../read/words'
import { notOverOn, type RosterPerson } from '../roster'

/** Whom a row of the roster means. */
export type Whom =
  | { readonly person: RosterPerson | null; readonly namesake?: RosterPerson | undefined }
  | { readonly message: string; readonly remedy: string; readonly column: 'staffNo' | 'name' }

/** The people of the roster by number and by name. */
export class PersonBook {
  readonly #byNo = new Map<string, RosterPerson>()
  readonly #byName = new Map<string, RosterPerson[]>()

  constructor(
    people: readonly RosterPerson[],
    readonly from: CivilDate,
  ) {
    for (const person of people) {
      if (person.staffNo !== '') this.#byNo.set(person.staffNo, person)
      const name = nameOf(person.name)
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), person])
    }
  }

  /** By number where one is given, else by a name that only one has, or only one with that birth date. */
  find(name: string, staffNo: string, birthDate: CivilDate | null | undefined): Whom {
    const namesakes = this.#byName.get(name) ?? []
    if (staffNo === '') return this.#oneOf(namesakes, birthDate)
    const numbered = this.#byNo.get(staffNo)
    if (numbered && nameOf(numbered.name) === name) return { person: numbered }
    if (numbered) {
      return {
        column: 'staffNo',
        message: `工号 ${staffNo} 现在是「${numbered.name}」的，这里写的是「${name}」。`,
        remedy: '如果工号写错了，请改正；如果是改了姓名，请先在人员页面改姓名再导入。',
      }
    }
    const unnumbered = namesakes.filter((person) => person.staffNo === '')
    if (unnumbered.length > 0) return this.#oneOf(unnumbered, birthDate)
    return { person: null, namesake: namesakes.find((person) => isHere(person, this.from)) }
  }

  #oneOf(namesakes: readonly RosterPerson[], birthDate: CivilDate | null | undefined): Whom {
    const here = namesakes.filter((person) => isHere(person, this.from))
    const likely = here.length > 0 ? here : namesakes
    if (likely.length <= 1) return { person: likely[0] ?? null }
    const born = birthDate ? likely.filter((person) => person.birthDate === birthDate) : []
    if (born.length === 1) return { person: born[0] ?? null }
    return {
      column: 'name',
      message: `名册里有 ${likely.length} 位「${likely[0]?.name}」，不知道是哪一位。`,
      remedy: '请在这一行写上工号，或者写上和名册一致的出生日期。',
    }
  }
}

/** Holds something now or later, or waits for posts. */
export function isHere({ held }: RosterPerson, on: CivilDate): boolean {
  return held.length === 0 || held.some((each) => notOverOn(each, on))
}

/** Who may be named as a teacher once the import is done. */
export class TeacherBook {
  readonly #byName = new Map<string, { readonly id: string; readonly staffNo: string }[]>()
  readonly #doubtful = new Set<string>()

  add(name: string, id: string, staffNo: string): void {
    const key = nameOf(name)
    const known = this.#byName.get(key) ?? []
    if (!known.some((each) => each.id === id)) this.#byName.set(key, [...known, { id, staffNo }])
  }

  /** Somebody whose own row has a fault: whoever refers to them is not told again. */
  doubt(name: string): void {
    this.#doubtful.add(name)
  }

  isDoubtful(name: string): boolean {
    return this.#doubtful.has(name)
  }

  find(name: string, staffNo: string): readonly string[] {
    const known = this.#byName.get(name) ?? []
    const numbered = staffNo === '' ? known : known.filter((each) => each.staffNo === staffNo)
    return numbered.map(({ id }) => id)
  }

  nearest(name: string): string | undefined {
    return nearestWord(name, this.#byName.keys())
  }
}
