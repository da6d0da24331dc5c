import { parseArgs } from 'node:util'
import { DEFAULT_PORT, wishedPort } from '../../start/port'
import { type Command, exitCode } from '../command'
import { examine } from '../doctor'

export const doctorCommand: Command = {
  name: 'doctor',
  help: `
  doctor                逐项检查这台机器：程序、数据文件夹、端口、数据库、角色权限、时钟、环境变量、日志链、
                        提醒的发送、备份和定时工作；每项说明要不要处理、怎么办；有问题时以 1 退出
                        --port 8080         服务的端口；不写时用环境变量 PORT，再没有就是 8080`,
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { port: { type: 'string' } } })
    const wished = wishedPort(values.port, process.env)
    const port = wished === 'auto' ? DEFAULT_PORT : wished
    // Whoever listens everywhere listens here as well.
    const host = process.env.HOST && process.env.HOST !== '0.0.0.0' ? process.env.HOST : '127.0.0.1'
    return exitCode(await examine({ port, host }, process.env))
  },
}
