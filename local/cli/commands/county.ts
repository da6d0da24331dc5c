import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { addShard } from '../../county/shards'
import { type CountyView, countyView } from '../../county/view'
import { type Command, exitCode, UsageProblem } from '../command'

export const countyCommand: Command = {
  name: 'county',
  help: `
  county                几个学区分在几台数据库上时，县里看到的合计；有一台连不上就说明缺哪几个学区，并以 1 退出
                        --add 名称          加上一台，或更新它有哪些学区；它的连接地址从标准输入读，不写在命令里`,
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { add: { type: 'string' } } })
    const connectionString = process.env.YOUJU_COUNTY_URL
    if (!connectionString) throw new UsageProblem('请在环境变量 YOUJU_COUNTY_URL 里写县级数据库的连接地址。')
    const county = { connectionString }
    if (values.add === undefined) {
      const view = await countyView(county)
      console.log(inWords(view))
      return exitCode(view.missing.length === 0)
    }
    const reader = (await text(process.stdin)).trim()
    if (!reader) throw new UsageProblem('请把这台数据库的连接地址从标准输入给进来。')
    const names = await addShard(county, values.add, { connectionString: reader })
    console.log(
      names.length === 0
        ? '这台数据库还没有学区的合计。合计每天清早生成一次，请在那边的有据运行之后再来。'
        : `已加上 ${values.add}：${names.join('、')}`,
    )
    return exitCode(names.length > 0)
  },
}

export function inWords({ districts, promises, missing }: CountyView): string {
  const many = (count: number) => count.toLocaleString('en')
  return [
    ...districts.map(
      ({ name, schools, staff, records, onDate }) =>
        `${name}：${schools} 所学校，${many(staff)} 名教职工，${many(records)} 条记录（${onDate}）`,
    ),
    ...promises.map(({ name, numerator, denominator, schools, districts: of }) => {
      const value = denominator === 0 ? '不适用' : `${many(numerator)}/${many(denominator)}`
      return `  ${name}：${value}（${of} 个学区 ${schools} 所学校）`
    }),
    ...missing.map(
      ({ shard, districts: of }) => `缺 ${of.join('、')}：${shard} 没有连上，以上合计不含它们。`,
    ),
  ].join('\n')
}
