import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  guessSheet,
  mended,
  nameOf,
  rowAt,
  sheetsIn,
  stretchOf,
  withoutRow,
  withRow,
  withRowAfter,
  withSheet,
} from '@/pages/planning/document'

const PLAN = `# 计划

## 一、指标

| 编号 | 条款 | 对象 |
|---|---|---|
| TK1 | 3.3 | 校张 |
| TK2 | 3.3 | 任课教师 |
`

describe('a row of a draft', () => {
  test('is found by its line in the file, with its header and the name of its sheet', () => {
    expect(rowAt(PLAN, 7)).toEqual({
      sheet: '指标',
      line: 7,
      header: ['编号', '条款', '对象'],
      cells: ['TK1', '3.3', '校张'],
    })
    expect(rowAt(PLAN, 6)).toBeUndefined()
    expect(rowAt(PLAN, 3)).toBeUndefined()
  })

  test('is written anew without touching the lines around it', () => {
    const text = withRow(PLAN, 7, ['TK1', '3.3', '校长 或 教务|员'])
    expect(rowAt(text, 7)?.cells).toEqual(['TK1', '3.3', '校长 或 教务|员'])
    expect(text.split('\n').filter((line, i) => line !== PLAN.split('\n')[i])).toHaveLength(1)
  })

  test('can be taken out, and an empty one put in under it', () => {
    expect(rowAt(withoutRow(PLAN, 7), 7)?.cells[0]).toBe('TK2')
    expect(rowAt(withRowAfter(PLAN, 8, 3), 9)?.cells).toEqual(['', '', ''])
  })
})

describe('a finding', () => {
  const finding = { line: 7, column: '对象', found: '校张' }

  test('is mended by putting the nearest word in its cell', () => {
    expect(rowAt(mended(PLAN, finding, '校长') ?? '', 7)?.cells).toEqual(['TK1', '3.3', '校长'])
  })

  test('whose cell was changed meanwhile is left alone', () => {
    expect(mended(withRow(PLAN, 7, ['TK1', '3.3', '校长']), finding, '校长')).toBeUndefined()
    expect(mended(PLAN, { ...finding, line: null }, '校长')).toBeUndefined()
  })

  test('is found in its line, past bars that belong to a cell', () => {
    const line = '| TK1 | a\\|b |  校张 |'
    const { from, to } = stretchOf(line, 2)
    expect(line.slice(from, to)).toBe('校张')
    expect(stretchOf('TK1 | 3.3', 0)).toEqual({ from: 0, to: 3 })
  })
})

describe('a pasted sheet', () => {
  const rows = [
    ['编号', '条款', '对象'],
    ['JY1', '3.1', '学科教研组'],
  ]

  test('takes the place of the sheet of its name, whose heading stays', () => {
    const text = withSheet(PLAN, '指标', rows)
    expect(sheetsIn(text).map((sheet) => [sheet.heading, sheet.rows.length])).toEqual([['一、指标', 2]])
    expect(text.endsWith('| JY1 | 3.1 | 学科教研组 |\n')).toBe(true)
  })

  test('stands at the end where there is none of its name', () => {
    expect(sheetsIn(withSheet(PLAN, '条款', rows)).map(nameOf)).toEqual(['指标', '条款'])
  })

  test('is known by its header, whichever of the plan’s sheets it is', () => {
    const plan = readFileSync(
      path.resolve(import.meta.dirname, '../../../../plans/primary-school-term.md'),
      'utf8',
    )
    const sheets = sheetsIn(plan)
    expect(sheets.length).toBeGreaterThan(5)
    expect(sheets.map((sheet) => guessSheet(sheet.rows[0]?.cells ?? []))).toEqual(sheets.map(nameOf))
    expect(guessSheet(['姓名', '电话'])).toBe('')
  })
})
