import type { CivilDate } from '../../calendar/civil-date'
import type { PersonCells } from '../read/person-facts'
import type { RosterPerson } from '../roster'

/** Whom the document has named so far. */
export class Listed {
  readonly #people = new Map<string, number>()
  readonly #numbers = new Map<string, number>()
  readonly #names = new Map<string, { row: number; staffNo: string; birthDate: string | undefined }[]>()

  take(
    cells: PersonCells,
    name: string,
    staffNo: string,
    birthDate: CivilDate | null | undefined,
    person: RosterPerson | null,
  ): boolean {
    const { row } = cells.name.place
    const born = birthDate ?? undefined
    const number = this.#numbers.get(staffNo)
    if (staffNo !== '' && number !== undefined) {
      cells.staffNo.fault(
        `工号 ${staffNo} 在第 ${number} 行已经写过。`,
        '一个人只写一行；如果是两个人，请改正其中一个工号。',
      )
      return false
    }
    const namesakes = this.#names.get(name) ?? []
    const before = person ? this.#people.get(person.id) : undefined
    const unclear = namesakes.find(
      (each) =>
        (each.staffNo === '' || staffNo === '') &&
        (each.birthDate === undefined || born === undefined || each.birthDate === born),
    )
    const twice = before ?? (person && staffNo !== '' ? undefined : unclear?.row)
    if (twice !== undefined) {
      cells.name.fault(
        `第 ${twice} 行已经有一位「${name}」。`,
        '如果是两个人，请都写上工号；如果是同一个人，请只留一行。',
      )
      return false
    }
    if (staffNo !== '') this.#numbers.set(staffNo, row)
    if (person) this.#people.set(person.id, row)
    this.#names.set(name, [...namesakes, { row, staffNo, birthDate: born }])
    return true
  }
}
