import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown, splitRow } from '#core/plan/parse/markdown'
import { cellsPasted, looksPasted, rowOf, tableOf } from '#core/plan/pasted'

describe('cells copied from a spreadsheet', () => {
  test('come apart at tabs and line ends, and rows are made equally long', () => {
    expect(cellsPasted('编号\t条款\t指标\r\nTK1\t3.3\r\n')).toEqual([
      ['编号', '条款', '指标'],
      ['TK1', '3.3', ''],
    ])
  })

  test('keep a line end, a tab and a quote that stand in quotes', () => {
    expect(cellsPasted('内容\t部门\n"第一行\n第二行"\t"教""导""处"')).toEqual([
      ['内容', '部门'],
      ['第一行\n第二行', '教"导"处'],
    ])
  })

  test('keep a quote that nothing closes at the end of its cell', () => {
    expect(cellsPasted('"精心"备课\t5" 屏幕')).toEqual([['"精心"备课', '5" 屏幕']])
  })

  test('are told from a text by their tabs', () => {
    expect(looksPasted('编号\t条款')).toBe(true)
    expect(looksPasted('# 计划\n\n| 编号 | 条款 |')).toBe(false)
  })
})

describe('a pasted table', () => {
  test('is a table of the plan language, bars and line ends inside its cells kept', () => {
    expect(
      tableOf([
        ['条款', '内容'],
        ['3|1', '一\n二'],
      ]),
    ).toBe('| 条款 | 内容 |\n|---|---|\n| 3\\|1 | 一<br>二 |')
  })

  test('is read again as it was, whatever stands in it', () => {
    const cell = fc.stringMatching(/^[\u4e00-\u4e10a-z|\\<>"]{0,6}$/)
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
        const kept = [...cells.slice(0, -1), `${cells.at(-1)}。`]
        expect(splitRow(rowOf(kept))).toEqual(kept)
      }),
    )
  })

  test('goes through the reader of documents under its heading', () => {
    const text = `## 指标\n\n${tableOf(cellsPasted('编号\t指标\nTK1\t听课'))}`
    const [sheet] = readMarkdown(text, () => true).sheets
    expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
      ['编号', '指标'],
      ['TK1', '听课'],
    ])
  })
})
