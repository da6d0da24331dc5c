import type { Dimension, Rubric } from '../rubric'
import type { Cell } from './cell'
import { plain } from './characters'
import { LIMITS } from './limits'
import { readName } from './names'
import { readNumber } from './numerals'
import type { Columns, Sheet } from './table'

export type RubricColumn = 'rubric' | 'dimension' | 'cap' | 'hint'

export const RUBRIC_COLUMNS: Columns<RubricColumn> = {
  rubric: { label: '量表', aliases: ['量表名称', '名称'], merges: 'silently', longest: 60 },
  dimension: { label: '维度', aliases: ['项目', '评价项目', '指标'], longest: 60 },
  cap: { label: '满分', aliases: ['分值', '分数', '最高分'], longest: 20 },
  hint: { label: '说明', aliases: ['备注', '要点', '标准'], optional: true, longest: LIMITS.cell },
}

const HIGHEST_CAP = 100

/** Reads 量表: one row a dimension. */
export function readRubrics(sheet: Sheet<RubricColumn> | null): readonly Rubric[] {
  const rubrics = new Map<string, { readonly name: string; readonly dimensions: Dimension[] }>()
  for (const row of sheet?.rows ?? []) {
    const key = row.rubric.plain
    const rubric = rubrics.get(key) ?? {
      name: readName(row.rubric, '量表的名称', '听课评价') ?? '',
      dimensions: [],
    }
    if (!rubrics.has(key)) {
      rubrics.set(key, rubric)
      if (rubrics.size === LIMITS.rubrics + 1) {
        row.rubric.fault(`量表超过了 ${LIMITS.rubrics} 个。`, '请删去不用的。')
      }
    }
    const name = readName(row.dimension, '维度', '教学设计')
    const cap = readCap(row.cap)
    if (name === null || cap === null) continue
    if (rubric.dimensions.some((each) => plain(each.name) === row.dimension.plain)) {
      row.dimension.fault(`「${name}」在「${rubric.name}」里写了两次。`, '请只留一行。')
    } else rubric.dimensions.push({ name, cap, hint: row.hint.oneLine })
    if (rubric.dimensions.length === LIMITS.dimensions + 1) {
      row.dimension.fault(`一张量表的维度超过了 ${LIMITS.dimensions} 个。`, '请合并一些，打分才不费时。')
    }
  }
  return [...rubrics.values()]
}

/** Half points at the least, as they are given (core/contract/payloads). */
function readCap(cell: Cell): number | null {
  if (cell.blank) return cell.fault('没有写满分。', '请写成「20」或「20分」。')
  const cap = readNumber(cell.plain.replace(/分$/, ''))
  if (cap !== null && cap > 0 && cap <= HIGHEST_CAP && Number.isInteger(cap * 2)) return cap
  return cell.fault('看不懂这个满分。', `请写 0.5 到 ${HIGHEST_CAP} 之间的数，以半分为单位，例如「20」。`)
}
