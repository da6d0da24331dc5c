import path from 'node:path'
import { parseArgs } from 'node:util'
import { civilDateAt } from '#core/calendar/civil-date'
import { proxiesIn } from '../../cloudfunctions/_shared/http/proxies'
import { CallTimes } from '../../cloudfunctions/_shared/observe/call-times'
import { logLevelIn } from '../../cloudfunctions/_shared/observe/log'
import { migrate } from '../../cloudfunctions/_shared/store/migrate'
import { DEMO_LOGINS, DEMO_PASSWORD } from '../demo/accounts'
import { seedDemo } from '../demo/seed'
import { fileFolder } from '../files/file-folder'
import { sweepFiles } from '../files/sweep'
import { serve } from '../http/serve'
import { readPlanFile } from '../plan-file'
import type { RunningPostgres } from '../postgres/running-postgres'
import { buildClient } from './build-client'
import { clockOn } from './clock'
import { filesFolder, MIGRATIONS, openDatabase, ROOT } from './database'
import { hostDeployment } from './host-deployment'
import { hostFigures } from './host-figures'
import { asPortProblem, freePort, wishedPort } from './port'
import { programVersion } from './program-version'
import { speakerOn } from './say'
import { startScheduler } from './scheduler'
import { cleanEnd } from './signals'
import { tokenSecret } from './token-secret'

const HOST = process.env.HOST || '127.0.0.1'
const PLAN = path.join(ROOT, 'plans/primary-school-term.md')
/** After a power cut it recovers while we are starting. */
const DATABASE_STARTS_WITHIN_MS = 30_000
const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

const say = speakerOn(process.stdout)
const end = cleanEnd(say)

async function start() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      today: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      plan: { type: 'string', default: PLAN },
      demo: { type: 'boolean', default: true },
      // Without it the operations alone are served, for whoever has the pages served elsewhere.
      client: { type: 'boolean', default: true },
    },
    allowNegative: true,
  })
  const port = await freePort(wishedPort(values.port, process.env), HOST)
  const clock = clockOn(values.today)
  const { plan, warnings } = await readPlanFile(values.plan)

  const postgres = await say.step('启动数据库', database)
  end.begun.throwIfAborted()
  await say.step('更新数据表', () => migrate(postgres.owner, MIGRATIONS, postgres.app.user))
  const secret = await tokenSecret(process.env)
  const files = fileFolder(filesFolder(), secret, clock)
  await sweepFiles(postgres.owner, filesFolder(), clock())
  const times = new CallTimes()
  const level = logLevelIn(process.env, process.stdout.isTTY ? 'errors' : 'calls')
  const deployment = hostDeployment({
    ...{ postgres, secret, files, clock, demo: values.demo, env: process.env, level },
    observe: times.observe,
  })
  end.add('数据库连接', () => deployment.store.close())
  if (values.demo) {
    await say.step('准备演示学校', async () => {
      for (const warning of warnings) say.line(warning)
      const today = civilDateAt(clock())
      await seedDemo({
        owner: postgres.owner,
        // What the demo is told to do is nobody's call.
        deployment: { ...deployment, observe: () => undefined },
        plan,
        today,
        fresh: values.fresh,
        say: say.line,
      })
    })
  }
  end.begun.throwIfAborted()
  if (values.client) {
    await say.step('构建网页端', () => buildClient({ root: ROOT, say, signal: end.begun }))
    end.begun.throwIfAborted()
  }
  const version = await programVersion()
  const siteFolder = values.client ? path.join(ROOT, 'dist/h5') : null
  const { store, admission } = deployment
  const figures = hostFigures({ store, admission, clock, times, version })
  const metricsToken = process.env.YOUJU_METRICS_TOKEN
  const proxies = proxiesIn(process.env)
  const options = { port, hostname: HOST, siteFolder, files, version, figures, metricsToken, proxies }
  const serving = await serve(deployment, options).catch((error) => {
    throw asPortProblem(error, port)
  })
  end.add('网页服务', () => serving.stop())
  // At once, and not only when its turn comes to be stopped.
  end.begun.addEventListener('abort', serving.refuse)
  const scheduler = startScheduler(postgres.owner, deployment)
  end.add('定时任务', () => scheduler.stop())
  welcome(`http://${HOST}:${serving.port}`, values.demo)
}

/** To be stopped from the moment it is on its way: an end may come before it is up. */
function database(): Promise<RunningPostgres> {
  const opening = openDatabase(say.line, DATABASE_STARTS_WITHIN_MS)
  end.add('数据库', async () => {
    // Why it did not come up is told where it is awaited.
    const postgres = await opening.catch(() => undefined)
    await postgres?.stop()
  })
  return opening
}

function welcome(address: string, demo: boolean) {
  say.line('')
  say.line(`有据已启动：${address}（按 Ctrl-C 停止）`)
  if (!demo) return
  if (!LOOPBACK.includes(HOST))
    say.line('提醒：别的机器也能连到这里，而演示账号的密码是公开的；正式使用请加 --no-demo。')
  say.line(`演示账号（登录页点一下即可；密码都是 ${DEMO_PASSWORD}）：`)
  for (const { login, hint } of DEMO_LOGINS) say.line(`  ${login.padEnd(10)} ${hint}`)
}

start().catch((problem: unknown) => {
  if (!end.begun.aborted) say.trouble(problem)
  return end.now(1)
})
