import { parseArgs } from 'node:util'
import { isCivilDate } from '#core/calendar/civil-date'
import { type Command, exitCode, UsageProblem } from '../command'
import { atSchool } from '../in-database'
import { checkPlan, exportPlan, publishPlan } from '../plan'

export const planCommand: Command = {
  name: 'plan',
  help: `
  plan check <文件>     检查一份计划（.md 或 .xlsx），一次列出全部要改的地方；有错时以 1 退出
  plan publish <文件>   发布为学校的下一版，并把本学期的记录重新统计；中断后再执行一次就接着统计
                        --school 学校名称   有几所学校时指定一所
                        --from 2026-09-01   生效日期；不写时用计划里的，再没有就是今天
                        --accept            检查的提醒已经看过
  plan export <文件>    把现在的计划写成文件，.xlsx 是工作簿；--school 同上，--version 2 指定版本`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        school: { type: 'string' },
        from: { type: 'string' },
        accept: { type: 'boolean', default: false },
        version: { type: 'string' },
      },
    })
    // As before there was anything else to do with a plan: `plan <file>`.
    const [act, file] = positionals.length === 1 ? ['check', positionals[0]] : positionals
    if (file === undefined || DOINGS.includes(file)) throw new UsageProblem('请写明计划的文件。')
    const { school, from, accept, version } = values
    if (from !== undefined && !isCivilDate(from))
      throw new UsageProblem('--from 的日期请写成 2026-09-01 这样。')
    switch (act) {
      case 'check':
        return exitCode(await checkPlan(file))
      case 'publish': {
        const publishing = { file, effectiveFrom: from, acceptWarnings: accept }
        return exitCode(await atSchool(school, (db, at) => publishPlan(db, at, publishing)))
      }
      case 'export': {
        const wanted = version === undefined ? undefined : Number(version)
        return exitCode(await atSchool(school, (db, at) => exportPlan(db, at, file, wanted)))
      }
      default:
        throw new UsageProblem(`plan 后面请写 ${DOINGS.join('、')} 之一。`)
    }
  },
}

const DOINGS = ['check', 'publish', 'export']
