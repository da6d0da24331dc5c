import { readFile } from 'node:fs/promises'
import { describeFault } from '#core/plan/parse/faults'
import { parsePlan } from '#core/plan/parse/parse-plan'
import type { PlanScope } from '#core/plan/parse/reading'
import type { Plan } from '#core/plan/plan'
import { readPlanWorkbook } from '../cloudfunctions/_shared/workbook/plan-workbook'

/** A plan's file that cannot be used, with every fault in it and what would be right. */
export class PlanFileProblem extends Error {
  readonly remedy = '请照上面的提示改好这份计划再试；写法见 docs/PLAN-FORMAT.md。'

  constructor(file: string, faults: readonly string[]) {
    super(`计划 ${file} 有 ${faults.length} 处要改：\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
    this.name = 'PlanFileProblem'
  }
}

/** Reads a plan's file, Markdown or .xlsx; warnings tell how doubtful wording was taken. */
export async function readPlanFile(
  file: string,
): Promise<{ plan: Plan; scope: PlanScope; warnings: string[] }> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new PlanFileProblem(file, [error.code === 'ENOENT' ? '没有这个文件' : `读不出来：${error.message}`])
  })
  const reading = isWorkbook(file) ? await readPlanWorkbook(bytes) : parsePlan(bytes.toString('utf8'))
  const { plan, scope, faults, warnings } = reading
  if (!plan) throw new PlanFileProblem(file, faults.map(describeFault))
  return { plan, scope, warnings: warnings.map(describeFault) }
}

export const isWorkbook = (file: string) => file.toLowerCase().endsWith('.xlsx')
