import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** Names with a content hash never change; everything else is asked for again. */
const HASHED = /\/(js|css|static)\/.*\.[0-9a-f]{8}\./

/** The build's own notes. */
const HIDDEN = /\/\./

const absent = (c: Context) => c.text('没有这个页面，请从首页进入。', 404)

/** The built h5 client, pre-compressed, under a policy that lets nothing in from elsewhere. */
export function site(folder: string): Hono {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Taro's runtime writes style elements and attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: false,
    }),
  )
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', HASHED.test(c.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache')
  })
  app.use(async (c, next) => {
    if (HIDDEN.test(c.req.path)) return absent(c)
    return next()
  })
  app.use(serveStatic({ root: folder, precompressed: true }))
  app.all('*', absent)
  return app
}
