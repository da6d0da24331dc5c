import { openDatabase } from '../start/database'
import { recount } from './recount'

const COMMANDS = { recount } as const

const HELP = `用法：npm run youju -- <命令>

  recount   把每条记录重新计入一遍，与保存的累计比较；不一致时列出并以 1 退出`

async function main([name = '']: readonly string[]): Promise<number> {
  if (!Object.hasOwn(COMMANDS, name)) {
    console.log(HELP)
    return name === '' || name === 'help' ? 0 : 2
  }
  const postgres = await openDatabase((line) => console.error(line))
  try {
    return (await COMMANDS[name as keyof typeof COMMANDS](postgres)) ? 0 : 1
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
