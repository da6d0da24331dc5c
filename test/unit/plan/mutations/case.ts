import { type EverySheet, FULL_SAMPLE, fullSampleEdited, fullSampleWith } from '../full-sample'
import { type Sample, textOf } from '../sample-plan'

export interface Expected {
  readonly sheet: string
  readonly row?: number
  readonly column?: string
  readonly fault: string
  readonly nearest?: string
}

/** One thing wrong in a plan, and the only fault that there may be. */
export type Case = [fact: string, text: string, expected: Expected]

/** One changed cell, and the fault that must stand at exactly that cell. */
export function cell(
  sheet: EverySheet,
  row: number,
  column: string,
  value: string,
  fault: string,
  nearest?: string,
): Case {
  const expected = { sheet, row, column, fault, ...(nearest ? { nearest } : {}) }
  const text = textOf(fullSampleWith(sheet, row, column, value))
  return [`${sheet} ${row} ${column} = ${value || '(empty)'}`, text, expected]
}

/** Rules of 指标 by their number in the sample, to change one cell of it. */
export function ruleCell(id: string, column: string, value: string, fault: string, nearest?: string): Case {
  const row = FULL_SAMPLE.sheets.指标.findIndex(([first]) => first === id) + 1
  return cell('指标', row, column, value, fault, nearest)
}

/** A rule of its own with some cells, at the end of 指标. */
export function rule(
  cells: Readonly<Record<string, string>>,
  column: string,
  fault: string,
  nearest?: string,
): Case {
  const [header = []] = FULL_SAMPLE.sheets.指标
  const usual: Record<string, string> = {
    ...{
      编号: 'NEW',
      条款: '3',
      指标: '新指标',
      对象: '学校',
      统计: '教学检查次数',
      周期: '每学期',
      要求: '≥1次',
    },
    ...cells,
  }
  const sample = fullSampleEdited('指标', (rows) => [...rows, header.map((name) => usual[name] ?? '')])
  const row = sample.sheets.指标.length
  const expected = { sheet: '指标', row, column, fault, ...(nearest ? { nearest } : {}) }
  return [Object.entries(cells).flat().join(' '), textOf(sample), expected]
}

export function whole(fact: string, sample: Sample<EverySheet> | string, expected: Expected): Case {
  return [fact, typeof sample === 'string' ? sample : textOf(sample), expected]
}

/** A row more at the end of a sheet, and the fault in it. */
export function added(
  sheet: EverySheet,
  cells: readonly string[],
  column: string,
  fault: string,
  nearest?: string,
): Case {
  const sample = fullSampleEdited(sheet, (rows) => [...rows, cells])
  const row = sample.sheets[sheet].length
  const expected = { sheet, row, column, fault, ...(nearest ? { nearest } : {}) }
  return [`${sheet} + ${cells.join(' | ')}`, textOf(sample), expected]
}
