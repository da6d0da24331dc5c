import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serve } from '../../local/http/serve'
import { DOCX, zipOf } from '../unit/core/file/zip'
import { type TestSchool, testSchool } from './school/test-school'
import { announce, pngOf, upload } from './school/uploads'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

let school: TestSchool
let serving: Serving
let recordId: string
let photo: string
let document: string
const bytes = pngOf(5000)

beforeAll(async () => {
  school = await testSchool({ entrance: 'direct' })
  const record = school.observation()
  recordId = record.id
  await school.call('wang', 'record.submit', record)
  const docx = zipOf(DOCX)
  await upload(school, 'wang', announce(record.id, bytes, { name: '板书 "1" (终).png' }), bytes)
  await upload(school, 'wang', announce(record.id, docx, { name: '../教案\u202ecod.exe', type: WORD }), docx)
  const { files } = await school.call('li', 'file.list', { recordId: record.id })
  photo = files[0]?.url ?? ''
  document = files[1]?.url ?? ''
  serving = await serve(school.deployment, {
    port: 0,
    hostname: '127.0.0.1',
    siteFolder: null,
    files: school.files,
    version: '1',
  })
})
afterAll(async () => {
  await serving.stop()
  await school.close()
})

const get = (where: string) => fetch(`http://127.0.0.1:${serving.port}${where}`)

describe('a link to a file', () => {
  test('gives its bytes to whoever has it, without a session', async () => {
    const response = await get(photo)
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    expect(response.headers.get('content-type')).toBe('image/png')
  })

  test('lets nothing in the file run, sniff or be framed, and no shared cache keep it', async () => {
    for (const where of [photo, document]) {
      const { headers } = await get(where)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cache-control')).toMatch(/^private, max-age=\d+$/)
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  test('shows a picture in place and saves a document, under a name that says what it is', async () => {
    expect((await get(photo)).headers.get('content-disposition')).toBe(
      `inline; filename*=UTF-8''${encodeURIComponent('板书 "1" ')}%28${encodeURIComponent('终')}%29.png`,
    )
    expect((await get(document)).headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('../教案\u202ecod.exe.docx')}`,
    )
  })

  test('is the same for a while, good for ten minutes at least, and then over', async () => {
    const linkAt = async (instant: string) => {
      school.setNow(instant)
      const { files } = await school.call('wang', 'file.list', { recordId })
      return files[0]?.url ?? ''
    }
    const first = await linkAt('2026-11-18T16:30:01+08:00')
    expect(await linkAt('2026-11-18T16:40:00+08:00')).toBe(first)
    expect(await linkAt('2026-11-18T16:40:01+08:00')).not.toBe(first)
    school.setNow('2026-11-18T16:49:59+08:00')
    expect((await get(first)).status).toBe(200)
    school.setNow('2026-11-18T16:50:00+08:00')
    expect((await get(first)).status).toBe(404)
    school.setNow('2026-11-18T16:30:00+08:00')
  })

  test.each<[string, (url: URL) => void]>([
    ['a later end', ({ searchParams }) => searchParams.set('expires', '99999999999')],
    ['no end', ({ searchParams }) => searchParams.delete('expires')],
    ['an end that is no number', ({ searchParams }) => searchParams.set('expires', 'never')],
    ['another type', ({ searchParams }) => searchParams.set('type', 'text/html')],
    ['another name', ({ searchParams }) => searchParams.set('name', 'x.html')],
    ['no signature', ({ searchParams }) => searchParams.delete('signature')],
    ['a forged signature', ({ searchParams }) => searchParams.set('signature', 'A'.repeat(43))],
    ['a shorter signature', ({ searchParams }) => searchParams.set('signature', 'AAAA')],
    ['the path of the other file', (url) => Object.assign(url, { pathname: document.split('?')[0] })],
  ])('with %s leads nowhere', async (_, change) => {
    const url = new URL(photo, 'http://x')
    change(url)
    const response = await get(url.pathname + url.search)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('这个链接已经失效，请回到记录里重新打开。')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('signed by another server leads nowhere', async () => {
    const other = await testSchool({ entrance: 'direct' })
    const { fileFolder } = await import('../../local/files/file-folder')
    const forger = fileFolder(other.filesFolder, new TextEncoder().encode('another secret'), Date.now)
    const place = (photo.split('?')[0] ?? '').replace('/files/', '')
    expect((await get(await forger.link(place, '板书.png', 'image/png', 1e9))).status).toBe(404)
    await other.close()
  })
})

describe('a path', () => {
  test.each([
    '/files',
    '/files/',
    '/files/..',
    '/files/../passwd',
    '/files/..%2f..%2fetc/passwd',
    '/files/%2e%2e/%2e%2e',
    '/files/%00/%00',
    '/files/a/b',
    '/files/a/b/c',
  ])('%s leads nowhere', async (where) => {
    const query = photo.split('?')[1]
    const text = await raw(`GET ${where}?${query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    expect(text).toMatch(/^HTTP\/1\.1 404/)
  })

  test.each(['..', '../x', 'a/b', '/etc/passwd', '', 'x'.repeat(36)])(
    '%s is no place of a file',
    async (place) => {
      await expect(school.files.put(place, bytes, 'image/png')).rejects.toThrow('no place of a file')
      await expect(school.files.link(place, 'x', 'image/png', 60)).rejects.toThrow('no place of a file')
      await expect(school.files.remove(place)).rejects.toThrow('no place of a file')
    },
  )

  test('is only read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await fetch(`http://127.0.0.1:${serving.port}${photo}`, { method })
      expect(response.status).toBe(404)
    }
    expect((await get(photo)).status).toBe(200)
  })
})

/** What the server sends back to a path that fetch would have tidied up first. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(serving.port, '127.0.0.1', () => socket.write(request))
    socket.on('data', (data) => {
      text += data
    })
    socket.on('end', () => resolve(text))
    socket.on('error', reject)
  })
}
