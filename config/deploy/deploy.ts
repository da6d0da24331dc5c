import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Step, StepFailed } from './steps'

/** What git knows of changes that are in no commit; what is deployed must be found again later. */
export async function uncommitted(root: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('git', ['status', '--porcelain'], { cwd: root })
  return stdout.split('\n').filter((line) => line !== '')
}

/** Does the steps in order, and stops at the first that is not done, saying what is and what is not. */
export async function carryOut(steps: readonly Step[], say: (line: string) => void): Promise<boolean> {
  for (const [at, step] of steps.entries()) {
    say(`${at + 1}/${steps.length} ${step.title}`)
    try {
      await step.run()
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error
      say(`\n没有做成：${error.message}\n怎么办：${error.remedy}`)
      say(`\n已经做好 ${at} 步${list(steps.slice(0, at))}`)
      say(`还没有做 ${steps.length - at} 步${list(steps.slice(at))}`)
      say('处理好以后再执行一次同一个命令：做过的再做一遍没有坏处。')
      return false
    }
  }
  return true
}

const list = (steps: readonly Step[]) =>
  steps.length === 0 ? '。' : `：${steps.map(({ title }) => title).join('、')}。`
