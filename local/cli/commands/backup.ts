import { parseArgs } from 'node:util'
import { backUp, verifyBackup } from '../backup'
import { type Command, UsageProblem } from '../command'

export const backupCommand: Command = {
  name: 'backup',
  help: `
  backup <文件夹>       把数据库和文件备份到一个新的文件夹；服务运行时也可以做，备份的是开始那一刻的数据
  backup --verify <文件夹>   核对一份备份是否完整、有没有被改动；不需要数据库；有问题时以 1 退出`,
  async run(args) {
    const verify = { type: 'boolean', default: false } as const
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { verify },
    })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new UsageProblem('请写明备份的文件夹。')
    await (values.verify ? verifyBackup(folder) : backUp(folder))
    return 0
  },
}
