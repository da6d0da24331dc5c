import { PlanFileProblem, readPlanFile } from '../plan-file'

/** Checks a plan's file and says all that is wrong with it; true when it can be used. */
export async function checkPlan(file: string): Promise<boolean> {
  try {
    const { plan, warnings } = await readPlanFile(file)
    for (const warning of warnings) console.log(`提醒：${warning}`)
    console.log(`《${plan.title}》可以使用：${plan.clauses.length} 条条款，${plan.rules.length} 条指标`)
    return true
  } catch (error) {
    if (!(error instanceof PlanFileProblem)) throw error
    console.log(`${error.message}\n${error.remedy}`)
    return false
  }
}
