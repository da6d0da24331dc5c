import { parseArgs } from 'node:util'
import type { NamedSchool } from '../../../cloudfunctions/_shared/jobs/as-office'
import { recount } from '../../recount/recount'
import { type Command, exitCode, UsageProblem } from '../command'
import { inDatabase, withDatabase } from '../in-database'
import { expectedIn, seal, verify } from '../journal'
import { retain } from '../retain'

export const recountCommand: Command = {
  name: 'recount',
  help: `
  recount               把每条记录重新计入一遍，与保存的累计比较；不一致时列出并以 1 退出。不影响正在使用的人；
                        按 Ctrl-C 中断，会说明怎样接着算
                        --fix               不一致的按记录改正
                        --school 名称       只算这一所
                        --after 学校编号    从这所学校之后接着算`,
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        fix: { type: 'boolean', default: false },
        school: { type: 'string' },
        after: { type: 'string' },
      },
    })
    const stop = new AbortController()
    const interrupt = () => stop.abort()
    process.once('SIGINT', interrupt)
    try {
      const { fix: mend, school, after } = values
      const of = school === undefined ? undefined : ({ name }: NamedSchool) => name === school
      const asked = { mend, of, after, signal: stop.signal }
      return exitCode(
        await withDatabase((postgres) => recount(postgres, { ...asked, say: (line) => console.log(line) })),
      )
    } finally {
      process.off('SIGINT', interrupt)
    }
  },
}

export const verifyCommand: Command = {
  name: 'verify',
  help: `
  verify                重算每所学校的日志链，指出第一处断开的地方；断开时以 1 退出
                        --expect 学校:位置:链值   与另外记下的链值核对，可以写几次`,
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { expect: { type: 'string', multiple: true } } })
    const expected = (values.expect ?? []).map((text) => {
      const read = expectedIn(text)
      if (!read) throw new UsageProblem('--expect 请写成 学校:位置:链值，照 verify 打印的样子。')
      return read
    })
    return exitCode(await inDatabase((db) => verify(db, expected)))
  },
}

export const retainCommand: Command = {
  name: 'retain',
  help: `
  retain                删除保存期已到的内容：敏感答案、退出的家长、旧的登录和邀请等`,
  async run(args) {
    parseArgs({ args: [...args] })
    return exitCode(await inDatabase(retain))
  },
}

export const sealCommand: Command = {
  name: 'seal',
  help: `
  seal                  把写完的日志接到链上；服务运行时会自动进行`,
  async run(args) {
    parseArgs({ args: [...args] })
    return exitCode(await inDatabase(seal))
  },
}
