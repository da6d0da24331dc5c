import { parseArgs } from 'node:util'
import { type Command, exitCode, UsageProblem } from '../command'
import { restore } from '../restore'

export const restoreCommand: Command = {
  name: 'restore',
  help: `
  restore <文件夹>      先核对整份备份，再恢复到空的数据库，更新数据表，最后核对日志链和累计；请先停下服务
                        --replace           数据库不是空的时，换成备份里的数据（会再问一次）
                        --sure              用于脚本：--replace 不再询问`,
  async run(args) {
    const yes = { type: 'boolean', default: false } as const
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { replace: yes, sure: yes },
    })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new UsageProblem('请写明备份的文件夹。')
    return exitCode(await restore(folder, values))
  },
}
