import { parseArgs } from 'node:util'
import { type Command, UsageProblem } from '../command'
import { inDatabase } from '../in-database'
import { openSchool } from '../open-school'

export const openSchoolCommand: Command = {
  name: 'open-school',
  help: `
  open-school           开通一所学校，显示给教务员的邀请码（只显示这一次）；再执行一次就换一个邀请码
                        --district 学区 --school 学校 --clerk 教务员姓名`,
  async run(args) {
    const text = { type: 'string', default: '' } as const
    const { values } = parseArgs({ args: [...args], options: { district: text, school: text, clerk: text } })
    const { district, school, clerk } = values
    const names = { district: district.trim(), school: school.trim(), clerk: clerk.trim() }
    if (!names.district || !names.school || !names.clerk)
      throw new UsageProblem('请写明 --district 学区 --school 学校 --clerk 教务员姓名。')
    const code = await inDatabase((db) => openSchool(db, names, Date.now()), true)
    console.log(
      `${names.school}已经开通。${names.clerk}的邀请码：${code}\n` +
        '14 天内有效，只能用一次，不再显示。打开有据，在登录页点「有邀请码」输入它，就可以设密码、建名册和学期。',
    )
    return 0
  },
}
