import { parseArgs } from 'node:util'
import { isCivilDate } from '#core/calendar/civil-date'
import { type NamedSchool, schoolsIn } from '../../cloudfunctions/_shared/jobs/as-office'
import { migrate } from '../../cloudfunctions/_shared/store/migrate'
import type { Database } from '../../cloudfunctions/_shared/store/store'
import { PlanFileProblem } from '../plan-file'
import { MIGRATIONS, openDatabase } from '../start/database'
import { schoolNamed, withOwner } from './as-office'
import { expectedIn, seal, verify } from './journal'
import { type Opening, openSchool } from './open-school'
import { checkPlan, exportPlan, publishPlan } from './plan'
import { recount } from './recount'
import { retain } from './retain'

const HELP = `用法：npm run youju -- <命令>

  open-school           开通一所学校，显示给教务员的邀请码（只显示这一次）；再执行一次就换一个邀请码
                        --district 学区 --school 学校 --clerk 教务员姓名
  plan check <文件>     检查一份计划（.md 或 .xlsx），一次列出全部要改的地方；有错时以 1 退出
  plan publish <文件>   发布为学校的下一版，并把本学期的记录重新统计；中断后再执行一次就接着统计
                        --school 学校名称   有几所学校时指定一所
                        --from 2026-09-01   生效日期；不写时用计划里的，再没有就是今天
                        --accept            检查的提醒已经看过
  plan export <文件>    把现在的计划写成文件，.xlsx 是工作簿；--school 同上，--version 2 指定版本
  recount               把每条记录重新计入一遍，与保存的累计比较；不一致时列出并以 1 退出
                        --fix               不一致的按记录改正
  verify                重算每所学校的日志链，指出第一处断开的地方；断开时以 1 退出
                        --expect 学校:位置:链值   与另外记下的链值核对，可以写几次
  retain                删除保存期已到的内容：敏感答案、退出的家长、旧的登录和邀请等
  seal                  把写完的日志接到链上；服务运行时会自动进行`

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      school: { type: 'string' },
      district: { type: 'string' },
      clerk: { type: 'string' },
      from: { type: 'string' },
      accept: { type: 'boolean', default: false },
      version: { type: 'string' },
      fix: { type: 'boolean', default: false },
      expect: { type: 'string', multiple: true, default: [] },
    },
  })
  const [name = 'help', second, third] = positionals
  if (values.from !== undefined && !isCivilDate(values.from))
    return say('--from 的日期请写成 2026-09-01 这样。')
  if (name === 'open-school') return opened(values)
  if (name === 'recount') return result(await inDatabase((db) => recount(db, values.fix)))
  if (name === 'seal') return result(await inDatabase(seal))
  if (name === 'retain') return result(await inDatabase(retain))
  if (name === 'verify') {
    const expected = values.expect.map(expectedIn)
    if (expected.includes(undefined)) return say('--expect 请写成 学校:位置:链值，照 verify 打印的样子。')
    return result(
      await inDatabase((db) =>
        verify(
          db,
          expected.filter((each) => each !== undefined),
        ),
      ),
    )
  }
  if (name !== 'plan' || second === undefined) return name === 'help' ? say(HELP, 0) : say(HELP)
  // As before there was anything else to do with a plan: `plan <file>`.
  if (third === undefined)
    return ['publish', 'export'].includes(second) ? say(HELP) : result(await checkPlan(second))
  switch (second) {
    case 'check':
      return result(await checkPlan(third))
    case 'publish':
      return atSchool(values.school, (db, school) =>
        publishPlan(db, school, {
          file: third,
          effectiveFrom: values.from,
          acceptWarnings: values.accept,
        }),
      )
    case 'export': {
      const version = values.version === undefined ? undefined : Number(values.version)
      return atSchool(values.school, (db, school) => exportPlan(db, school, third, version))
    }
    default:
      return say(HELP)
  }
}

async function opened({ district, school, clerk }: Partial<Opening>): Promise<number> {
  if (!district?.trim() || !school?.trim() || !clerk?.trim()) return say(HELP)
  const names = { district: district.trim(), school: school.trim(), clerk: clerk.trim() }
  const code = await inDatabase((db) => openSchool(db, names, Date.now()), true)
  return say(
    `${names.school}已经开通。${names.clerk}的邀请码：${code}\n` +
      '14 天内有效，只能用一次，不再显示。打开有据，在登录页点「有邀请码」输入它，就可以设密码、建名册和学期。',
    0,
  )
}

const result = (good: boolean) => (good ? 0 : 1)

function say(text: string, code = 2): number {
  console.log(text)
  return code
}

function atSchool(
  name: string | undefined,
  work: (db: Database, school: NamedSchool) => Promise<boolean>,
): Promise<number> {
  return inDatabase(async (db) => {
    const schools = await schoolsIn(db)
    const school = schoolNamed(schools, name)
    if (school) return result(await work(db, school))
    return say(`请用 --school 写明是哪一所：${schools.map((each) => each.name).join('、')}`)
  })
}

/** `begins` where there may be no tables yet. */
async function inDatabase<T>(work: (db: Database) => Promise<T>, begins = false): Promise<T> {
  const postgres = await openDatabase((line) => console.error(line))
  try {
    if (begins) await migrate(postgres.owner, MIGRATIONS, postgres.app.user)
    return await withOwner(postgres, work)
  } finally {
    await postgres.stop()
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    if (error instanceof PlanFileProblem) console.error(error.remedy)
    process.exitCode = 1
  },
)
