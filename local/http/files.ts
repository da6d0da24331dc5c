import { Hono } from 'hono'
import { isImage, nameWithEnding } from '#core/file/file'
import type { FileFolder } from '../files/file-folder'

/**
 * What the links of `file.list` lead to. Whatever is in a file, it runs nowhere: it is what its type says, in a sandbox
 * without rights, and only pictures are shown in place.
 */
export function files(folder: FileFolder): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('content-security-policy', "default-src 'none'; sandbox")
    c.header('x-frame-options', 'DENY')
    c.header('referrer-policy', 'no-referrer')
    c.header('cross-origin-resource-policy', 'same-origin')
  })
  app.get('/:district/:id', async (c) => {
    const { district, id } = c.req.param()
    const file = await folder.read(`${district}/${id}`, c.req.query())
    if (!file) return gone(c)
    const { name, type, bytes, secondsLeft } = file
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': type,
      'content-disposition': `${isImage(type) ? 'inline' : 'attachment'}; filename*=UTF-8''${inHeader(nameWithEnding(name, type))}`,
      'cache-control': `private, max-age=${secondsLeft}`,
    })
  })
  app.all('*', gone)
  return app
}

function gone(c: { text(text: string, status: 404, headers: Record<string, string>): Response }): Response {
  return c.text('这个链接已经失效，请回到记录里重新打开。', 404, { 'cache-control': 'no-store' })
}

/** RFC 8187. */
function inHeader(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}
