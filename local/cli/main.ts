import { openDatabase } from '../start/database'
import { checkPlan } from './plan'
import { recount } from './recount'

const HELP = `用法：npm run youju -- <命令>

  plan <文件>   检查一份计划，一次列出全部要改的地方；有错时以 1 退出
  recount       把每条记录重新计入一遍，与保存的累计比较；不一致时列出并以 1 退出`

async function main([name = 'help', file]: readonly string[]): Promise<number> {
  if (name === 'plan' && file !== undefined) return (await checkPlan(file)) ? 0 : 1
  if (name === 'recount') return (await recountAll()) ? 0 : 1
  console.log(HELP)
  return name === 'help' ? 0 : 2
}

async function recountAll(): Promise<boolean> {
  const postgres = await openDatabase((line) => console.error(line))
  try {
    return await recount(postgres)
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
    process.exitCode = 1
  },
)
