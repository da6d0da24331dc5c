import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RosterFault } from '#core/roster/read/fault'
import { readRoster } from '#core/roster/read-roster'
import type { Roster } from '#core/roster/roster'
import { rosterSheets, teaching } from '../../../../bench/schools/roster-sheets'
import { counter } from './a-school'
import { IN_CLASSES, IN_GROUPS, IN_LESSONS, IN_PEOPLE, type Kind, LESSONS_OF_A_CLASS, plant } from './planted'

const EMPTY: Roster = {
  school: { id: 'school', name: '测试小学', isOffice: false },
  ...{ units: [], people: [], lessons: [] },
  term: {
    id: 'term',
    name: '第一学期',
    startOn: '2026-09-01',
    endOn: '2027-01-22',
    periods: [1, 2, 3, 4, 5, 6],
  },
}

const reading = { roster: EMPTY, from: '2026-09-01', endMissing: false, me: 'me', newId: counter() }

const placeOf = ({ sheet, row, column }: Pick<RosterFault, 'sheet' | 'row' | 'column'>) =>
  `${sheet} ${String(row).padStart(5, '0')} ${column}`

/** So many of the kinds in turn, in rows far enough apart that none spoils another's. */
function spread(kinds: readonly Kind[], count: number, first: number, apart: number) {
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length]
    if (!kind) throw new Error('no kinds')
    return { kind, row: first + index * apart }
  })
}

describe('a roster of 5,000 people, 120 classes and 3,600 lessons', () => {
  const sheets = rosterSheets(5_000, 120)

  it('has no fault as it is', () => {
    const { faults, sheets: read, warnings } = readRoster(sheets, reading)
    expect(faults).toEqual([])
    expect(warnings).toEqual([])
    expect(read).toEqual([
      { sheet: '教职工', rows: 5_000 },
      { sheet: '年级班级', rows: 120 },
      { sheet: '组', rows: 6 },
      { sheet: '课表', rows: 3_600 },
    ])
  })

  it('shows each of 200 planted faults at its sheet, row and column with a remedy, and no other', () => {
    const { sheets: spoiled, planted } = plant(sheets, [
      ...spread(IN_PEOPLE, 144, teaching(120) + 10, 29),
      ...spread(IN_CLASSES, 4, 6, 20),
      ...spread(IN_GROUPS, 2, 3, 2),
      // Not in classes whose own row is spoiled, nor in the first period of a day.
      ...spread(IN_LESSONS, 50, 2 + LESSONS_OF_A_CLASS * 5 + 3, LESSONS_OF_A_CLASS * 2),
    ])
    expect(planted).toHaveLength(200)
    const { faults } = readRoster(spoiled, reading)
    expect(faults.map(placeOf).sort()).toEqual(planted.map(placeOf).sort())
    for (const { message, remedy } of faults) {
      expect(message).toMatch(/。$/)
      expect(remedy).toMatch(/。$/)
    }
  })
})

describe('faults put anywhere', () => {
  const sheets = rosterSheets(300, 12)
  const rows = sheets[0]?.rows.length ?? 0

  it('are found where they were put, and nowhere else', () => {
    const some = fc.uniqueArray(
      fc.record({
        row: fc.integer({ min: teaching(12) + 3, max: rows }),
        kind: fc.constantFrom(...IN_PEOPLE),
      }),
      {
        // A duplicate is one of the row above.
        selector: ({ row }) => Math.floor(row / 2),
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(some, (wanted) => {
        const apart = wanted
          .map(({ row, kind }) => ({ kind, row: Math.floor(row / 2) * 2 + 1 }))
          .filter(({ row }) => row <= rows)
        const { sheets: spoiled, planted } = plant(sheets, apart)
        const { faults } = readRoster(spoiled, reading)
        expect(faults.map(placeOf).sort()).toEqual(planted.map(placeOf).sort())
      }),
      { numRuns: 15 },
    )
  })
})
