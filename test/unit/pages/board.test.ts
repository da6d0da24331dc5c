import { describe, expect, test, vi } from 'vitest'
import { stepped } from '@/pages/board/heat/components/steps'
import {
  cellInWords,
  figureOf,
  type HeatCell,
  type HeatRow,
  weekInStatuses,
} from '@/pages/board/heat/heat-in-words'
import { askedFor, heatOfIn, proofOf } from '@/pages/board/heat/subject'
import { meOf } from '../client/device/school-server'

vi.mock('@tarojs/taro', () => import('../client/device/taro'))

const cell = (some: Partial<HeatCell>): HeatCell => ({
  status: 'onTrack',
  done: 8,
  target: 20,
  inWeek: 2,
  ...some,
})

describe('a cell of the heat map', () => {
  test('shows what was done within its week, and says the sum and the state', () => {
    expect(figureOf(cell({}))).toBe('2')
    expect(cellInWords(cell({ status: 'behind' }), 5, ' 节')).toBe('第 5 周，当周 2 节，累计 8/20 节，滞后')
  })

  test('a number that is worked out has no share of the week', () => {
    const rate = cell({ inWeek: null, done: 96, target: 100 })
    expect(figureOf(rate)).toBe('96')
    expect(cellInWords(rate, 5, ' %')).toBe('第 5 周，累计 96/100 %，正常')
  })

  test('where nothing is owed it is empty and says so', () => {
    const empty = cell({ status: null, done: 0, target: null, inWeek: null })
    expect(figureOf(empty)).toBe('')
    expect(cellInWords(empty, 1, ' 节')).toBe('第 1 周，没有要求')
  })
})

describe('a week of the heat map in words', () => {
  const row = (...statuses: HeatCell['status'][]): HeatRow =>
    ({ cells: statuses.map((status) => cell({ status })) }) as HeatRow

  test('counts how many rows stood how, from good to bad', () => {
    const rows = [row('behind', 'met'), row('onTrack', 'met'), row('behind', 'missed')]
    expect(weekInStatuses(rows, 0)).toBe('正常 1，滞后 2')
    expect(weekInStatuses(rows, 1)).toBe('达标 2，未达标 1')
  })

  test('a week in which nobody owes anything has no words', () => {
    expect(weekInStatuses([row(null), row(null)], 0)).toBe('')
  })
})

describe('the keyboard in the heat map', () => {
  const size = { rows: 3, columns: 12 }

  test('moves a cell with the arrows, to the ends of the row with Home and End', () => {
    expect(stepped({ row: 0, column: 4 }, 'ArrowDown', size)).toEqual({ row: 1, column: 4 })
    expect(stepped({ row: 1, column: 4 }, 'End', size)).toEqual({ row: 1, column: 11 })
    expect(stepped({ row: 1, column: 4 }, 'Home', size)).toEqual({ row: 1, column: 0 })
  })

  test('stays inside at its edges, and leaves other keys alone', () => {
    expect(stepped({ row: 2, column: 0 }, 'ArrowDown', size)).toBeUndefined()
    expect(stepped({ row: 2, column: 0 }, 'ArrowLeft', size)).toBeUndefined()
    expect(stepped({ row: 2, column: 0 }, 'Enter', size)).toBeUndefined()
  })
})

describe('what the heat map is of', () => {
  test('is in its address', () => {
    expect(heatOfIn({ rule: 'TK4', plan: 'p' })).toEqual({ rule: 'TK4', plan: 'p' })
    expect(heatOfIn({ person: 'lin' })).toEqual({ person: 'lin' })
  })

  test('without a choice a teacher sees their own promises', () => {
    const teacher = { ...meOf('lin'), may: { ...meOf('lin').may, seeWeek: null } }
    expect(askedFor(heatOfIn({}), teacher)).toEqual({ by: 'person', personId: teacher.person.id })
  })

  test('without a choice a leader is to choose', () => {
    const leader = { ...meOf('lin'), may: { ...meOf('lin').may, seeWeek: 'school' as const } }
    expect(askedFor(heatOfIn({}), leader)).toBeUndefined()
  })

  test('a cell opens the proof of its row for the subject asked about', () => {
    const row = { id: 'TK4', planId: 'p' }
    expect(proofOf({ by: 'person', personId: 'lin' }, row, { week: 3 })).toBe(
      '/pages/proof/index?rule=TK4&subject=lin&week=3&plan=p',
    )
  })
})
