import type { Weekday } from '#core/calendar/civil-date'
import type { Random } from './random'
import { roomsOf } from './rooms'
import type { Assignment } from './teaching'
import { SLOTS_A_DAY, TimetableBoard } from './timetable-board'
import type { Unit } from './units'

export interface Lesson {
  readonly schoolClass: Unit
  readonly weekday: Weekday
  readonly period: number
  readonly subject: string
  readonly teacherId: string
  readonly room: string
}

const ROUNDS = 7
const MOST_ROUNDS = 40
const SWAPS_A_ROUND = 20_000
const FIRST_HEAT = 4
const COOLING = 0.6

/**
 * Every class has its lessons and no teacher is in two rooms at once. Starts from any order and swaps lessons within a
 * class, at first also for the worse (simulated annealing), until nothing clashes.
 */
export function layOutTimetable(
  assignments: readonly Assignment[],
  classes: readonly Unit[],
  random: Random,
): Lesson[] {
  const board = new TimetableBoard(assignments, classes, random)
  let heat = FIRST_HEAT
  for (let round = 0; round < ROUNDS || board.clashes() > 0; round += 1) {
    if (round === MOST_ROUNDS) throw new Error('the lessons do not fit into the week')
    for (let swap = 0; swap < SWAPS_A_ROUND; swap += 1) board.trySwap(random, heat)
    heat *= COOLING
  }
  const placed = board.placed().map(({ slot, assignment }) => ({
    schoolClass: assignment.schoolClass,
    weekday: (Math.floor(slot / SLOTS_A_DAY) + 1) as Weekday,
    period: (slot % SLOTS_A_DAY) + 1,
    subject: assignment.subject,
    teacherId: assignment.teacher.id,
  }))
  const rooms = roomsOf(placed)
  return placed.map((lesson, index) => ({ ...lesson, room: rooms[index] ?? '' }))
}
