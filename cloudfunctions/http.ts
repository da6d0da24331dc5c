import { Hono } from 'hono'
import { cloudDeployment } from './_shared/cloud/cloud-deployment'
import type { Deployment } from './_shared/endpoint/deployment'
import { api } from './_shared/http/api'
import { calendar } from './_shared/http/calendar'
import { listen } from './_shared/http/listen'
import { NOBODY_KNOWN } from './_shared/http/proxies'
import { operations } from './operations'

/** Where CloudBase looks for an HTTP function (https://docs.cloudbase.net/cloud-function/develop/scf-bootstrap). */
const PORT = 9000
const EVERY_INTERFACE = '0.0.0.0'
/** Of an HTTP function there are few instances, and each serves many calls at once. */
const POOL_SIZE = 10

/** The entry of CloudBase's HTTP function: all operations, the contract and subscribed calendars on one port. */
async function main(): Promise<void> {
  const deployment = httpDeployment()
  const app = new Hono()
  app.route('/api', api(deployment, process.env.YOUJU_VERSION ?? '', NOBODY_KNOWN))
  app.route('/calendar', calendar(deployment))
  const options = { port: Number(process.env.PORT || PORT), hostname: EVERY_INTERFACE, proxies: NOBODY_KNOWN }
  const listening = await listen(app, options)
  console.log(`listening on ${listening.port}`)
  const stop = () => {
    void listening.stop().then(() => deployment.store.close())
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
}

/**
 * Here nobody vouches for a caller. The platform names the WeChat user in headers when the mini-program calls
 * (`x-wx-openid`, https://developers.weixin.qq.com/minigame/dev/wxcloud/guide/container/wxinfo.html), but the function
 * answers at a public address as well (https://docs.cloudbase.net/cloud-function/function-calls/), and no page says that
 * such a header is taken off there. So people sign in with the code of `wx.login`.
 */
function httpDeployment(): Deployment {
  const deployment = cloudDeployment([...operations.values()], process.env, POOL_SIZE)
  return { ...deployment, platform: { ...deployment.platform, vouchesForCaller: false } }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
