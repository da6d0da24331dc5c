import { type Command, UsageProblem } from './command'
import { backupCommand } from './commands/backup'
import { recountCommand, retainCommand, sealCommand, verifyCommand } from './commands/bookkeeping'
import { countyCommand } from './commands/county'
import { doctorCommand } from './commands/doctor'
import { openSchoolCommand } from './commands/open-school'
import { planCommand } from './commands/plan'
import { restoreCommand } from './commands/restore'
import { smokeCommand } from './commands/smoke'

const COMMANDS: readonly Command[] = [
  openSchoolCommand,
  planCommand,
  recountCommand,
  verifyCommand,
  retainCommand,
  sealCommand,
  countyCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  smokeCommand,
]

const usage = (commands: readonly Command[]) =>
  `用法：npm run youju -- <命令>\n${commands.map(({ help }) => help).join('')}`

async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  const command = COMMANDS.find((each) => each.name === name)
  if (!command) {
    console.log(usage(COMMANDS))
    return ['help', '--help', '-h'].includes(name) ? 0 : 2
  }
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage([command]))
    return 0
  }
  try {
    return await command.run(args)
  } catch (error) {
    const wrong = whatIsWrong(error)
    if (wrong === undefined) throw error
    console.log(`${wrong}\n\n${usage([command])}`)
    return 2
  }
}

function whatIsWrong(error: unknown): string | undefined {
  if (error instanceof UsageProblem) return error.message
  const code = (error as NodeJS.ErrnoException | null)?.code
  return code?.startsWith('ERR_PARSE_ARGS') ? '选项不对，请照下面的用法写。' : undefined
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    const remedy = (error as { remedy?: unknown } | null)?.remedy
    if (typeof remedy === 'string') console.error(remedy)
    process.exitCode = 1
  },
)
