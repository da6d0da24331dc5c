import { BELL } from './bell'
import type { Random } from './random'
import type { Assignment } from './teaching'
import { dayCost } from './timetable-wishes'
import type { Unit } from './units'

export const SLOTS_A_DAY = BELL.length
const DAYS = [0, 1, 2, 3, 4]
const THURSDAY = 3
const CLASH_COST = 40
const CROWDED_DAY_COST = 3
const LESSONS_A_DAY = 4

type Slot = number

/** Which lesson each class has in each slot of the week; slots count through from Monday's first period. */
export class TimetableBoard {
  private readonly rows: (Assignment | undefined)[][]
  private readonly slots: readonly (readonly Slot[])[]
  private readonly teachers = new Map<string, TeacherWeek>()

  constructor(assignments: readonly Assignment[], classes: readonly Unit[], random: Random) {
    const lessons = classes.map((each) =>
      assignments
        .filter((assignment) => assignment.schoolClass === each)
        .flatMap((assignment) => Array.from({ length: assignment.lessons }, () => assignment)),
    )
    this.slots = lessons.map((row, index) => openSlots(row.length, index))
    this.rows = lessons.map((row, index) => this.fill(random.shuffled(row), this.slots[index] ?? []))
  }

  /** Swaps two lessons of a class if that is no worse, or now and then if it is, the more so the higher the heat. */
  trySwap(random: Random, heat: number): void {
    const place = random.below(this.rows.length)
    const row = this.rows[place]
    const slots = this.slots[place]
    if (!row || !slots) return
    const one = slots[random.below(slots.length)] ?? 0
    const other = slots[random.below(slots.length)] ?? 0
    if (row[one] === row[other]) return
    const before = this.cost(row, one, other)
    this.swap(row, one, other)
    const worse = this.cost(row, one, other) - before
    if (worse > 0 && random.next() >= Math.exp(-worse / heat)) this.swap(row, one, other)
  }

  clashes(): number {
    return [...this.teachers.values()].reduce(
      (sum, week) => sum + week.slots.filter((count) => count > 1).length,
      0,
    )
  }

  placed(): { slot: Slot; assignment: Assignment }[] {
    return this.rows.flatMap((row) =>
      row.flatMap((assignment, slot) => (assignment ? [{ slot, assignment }] : [])),
    )
  }

  private fill(lessons: readonly Assignment[], slots: readonly Slot[]): (Assignment | undefined)[] {
    const row: (Assignment | undefined)[] = new Array(DAYS.length * SLOTS_A_DAY).fill(undefined)
    for (const [index, slot] of slots.entries()) {
      row[slot] = lessons[index]
      this.weekOf(row[slot]).add(slot, 1)
    }
    return row
  }

  private weekOf(assignment: Assignment | undefined): TeacherWeek {
    const id = assignment?.teacher.id ?? ''
    const known = this.teachers.get(id)
    if (known) return known
    const week = new TeacherWeek()
    this.teachers.set(id, week)
    return week
  }

  private swap(row: (Assignment | undefined)[], one: Slot, other: Slot): void {
    this.weekOf(row[one]).move(one, other)
    this.weekOf(row[other]).move(other, one)
    const kept = row[one]
    row[one] = row[other]
    row[other] = kept
  }

  /** What the two slots cost as they stand: for the class's days and for the teachers. */
  private cost(row: readonly (Assignment | undefined)[], one: Slot, other: Slot): number {
    const first = dayOf(one)
    const second = dayOf(other)
    const days = first === second ? [first] : [first, second]
    let sum = 0
    for (const day of days) sum += dayCost(row, day * SLOTS_A_DAY, SLOTS_A_DAY)
    const [a, b] = [this.weekOf(row[one]), this.weekOf(row[other])]
    for (const week of a === b ? [a] : [a, b]) sum += week.cost(one) + week.cost(other)
    return sum
  }
}

/** How many lessons a teacher has in each slot and on each day. */
class TeacherWeek {
  readonly slots: number[] = new Array(DAYS.length * SLOTS_A_DAY).fill(0)
  private readonly days: number[] = new Array(DAYS.length).fill(0)

  add(slot: Slot, count: 1 | -1): void {
    this.slots[slot] = (this.slots[slot] ?? 0) + count
    this.days[dayOf(slot)] = (this.days[dayOf(slot)] ?? 0) + count
  }

  move(from: Slot, to: Slot): void {
    this.add(from, -1)
    this.add(to, 1)
  }

  cost(slot: Slot): number {
    const twice = Math.max(0, (this.slots[slot] ?? 0) - 1)
    const crowded = Math.max(0, (this.days[dayOf(slot)] ?? 0) - LESSONS_A_DAY)
    return twice * CLASH_COST + crowded * CROWDED_DAY_COST
  }
}

function dayOf(slot: Slot): number {
  return Math.floor(slot / SLOTS_A_DAY)
}

/**
 * The slots a class is taught in: all through period 5, then the later periods in turn, beginning with another weekday
 * for each class. Thursday's last period stays free for the great research session.
 */
function openSlots(lessons: number, turn: number): Slot[] {
  const slots: Slot[] = []
  for (let period = 0; period < SLOTS_A_DAY; period += 1) {
    const days = DAYS.map((day) => (period < 5 ? day : (day + turn) % DAYS.length))
    for (const day of days) {
      const kept = period === SLOTS_A_DAY - 1 && day === THURSDAY
      if (!kept && slots.length < lessons) slots.push(day * SLOTS_A_DAY + period)
    }
  }
  if (slots.length < lessons) throw new Error(`a week has no room for ${lessons} lessons`)
  return slots
}
