import { carryOut } from '../../../config/deploy/deploy'
import { stepsOf } from '../../../config/deploy/steps'
import { toolIn } from '../../../config/deploy/tool'

/** As `npm run deploy` does it, in a process of its own: with the loader that the command runs under. */
async function main() {
  const { env } = process
  const root = process.argv[2] ?? ''
  const say = (line: string) => console.log(line)
  const deploying = { root, env, functions: ['record'], tool: toolIn(root, env), migrate: null, say }
  process.exitCode = (await carryOut(stepsOf(deploying), say)) ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 2
})
