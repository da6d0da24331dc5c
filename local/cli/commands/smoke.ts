import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import type { Input } from '#core/contract/contract'
import { walk } from '../../smoke/walk'
import { type Command, exitCode, UsageProblem } from '../command'

const DEVICE = '部署核对'

export const smokeCommand: Command = {
  name: 'smoke',
  help: `
  smoke <地址>          从外面把主要的事走一遍：连接、登录、记一节听课（随即撤回）、照片、承诺、公告；有一步不对以 1 退出
                        账号和密码从 YOUJU_SMOKE_LOGIN、YOUJU_SMOKE_PASSWORD 取，没有就问；不写在命令里
                        --demo teacher      用演示账号
                        --read-only         什么也不写`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { demo: { type: 'string' }, 'read-only': { type: 'boolean', default: false } },
    })
    const [address, ...more] = positionals
    if (address === undefined || more.length > 0)
      throw new UsageProblem('请写明一个地址，例如 https://youju.example.cn')
    const good = await walk({
      address: addressFrom(address),
      signIn:
        values.demo === undefined ? await byPassword() : { way: 'demo', key: values.demo, device: DEVICE },
      readOnly: values['read-only'],
      now: Date.now,
      say: (line) => console.log(line),
    })
    return exitCode(good)
  },
}

function addressFrom(text: string): URL {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new UsageProblem('地址要以 https:// 或 http:// 开头。')
  const url = new URL(text)
  if (url.username || url.password) throw new UsageProblem('地址里不要写账号和密码。')
  return url
}

async function byPassword(): Promise<Input<'session.open'>> {
  const { YOUJU_SMOKE_LOGIN, YOUJU_SMOKE_PASSWORD } = process.env
  const login = YOUJU_SMOKE_LOGIN || (await asked('账号：', true))
  const password = YOUJU_SMOKE_PASSWORD || (await asked('密码（不显示）：', false))
  return { way: 'password', login, password, device: DEVICE }
}

async function asked(question: string, shown: boolean): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new UsageProblem('没有终端可以问：请设置 YOUJU_SMOKE_LOGIN 和 YOUJU_SMOKE_PASSWORD，或用 --demo。')
  }
  process.stdout.write(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const output = shown ? process.stdout : nowhere
  const reading = createInterface({ input: process.stdin, output, terminal: true })
  try {
    return (await reading.question('')).trim()
  } finally {
    reading.close()
    if (!shown) process.stdout.write('\n')
  }
}
