import { Hono } from 'hono'
import { calendarFeed } from '../../report/feed'
import type { Deployment } from '../endpoint/deployment'
import { requestIdFrom } from '../endpoint/request-id'

/** What a subscription link leads to: calendar apps ask for it now and then, without a token. */
export function calendar(deployment: Deployment): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'private, no-store')
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'no-referrer')
  })
  app.get('/:file{[\\w-]+\\.ics}', async (c) => {
    const { file } = c.req.param()
    const token = file.slice(0, -'.ics'.length)
    const ics = await calendarFeed(token, deployment).catch((error: unknown) => {
      deployment.report({ operation: 'report.calendar', requestId: requestIdFrom(undefined), error })
      return null
    })
    if (ics === null) return c.text('现在读取不了，请稍后再试。', 503)
    if (ics === undefined) return c.text('这个订阅链接已经失效，请在「我的」里重新开通。', 404)
    return c.body(ics, 200, { 'content-type': 'text/calendar; charset=utf-8' })
  })
  app.all('*', (c) => c.text('没有这个地址。', 404))
  return app
}
