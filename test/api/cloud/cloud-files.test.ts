import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CloudBase, init } from '@cloudbase/node-sdk'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cloudFiles } from '../../../cloudfunctions/_shared/cloud/cloud-files'

/** Answers the real SDK as CloudBase's storage does: metadata first, then the bytes to where they say. */
const stored = new Map<string, Buffer>()
const asked: { action: string; [key: string]: unknown }[] = []
let refuse: string | undefined
let server: Server
let address: string
let app: CloudBase

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    if (request.method === 'PUT') {
      stored.set(decodeURIComponent((request.url ?? '').slice(1)), body)
      return response.end('')
    }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answerTo(JSON.parse(body.toString()) as { action: string })))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  app = init({ env: 'youju-test', serviceUrl: `${address}/admin`, secretId: 'id', secretKey: 'key' })
})
afterAll(() => server.close())
beforeEach(() => {
  refuse = undefined
  asked.length = 0
})

const idOf = (path: string) => `cloud://youju-test.bucket/${path}`

function answerTo(request: {
  action: string
  path?: string
  fileid_list?: string[]
  file_list?: { fileid: string }[]
}) {
  asked.push(request)
  if (refuse) return { code: refuse, message: 'no', requestId: 'r' }
  const answers: Record<string, () => object> = {
    'storage.getUploadMetadata': () => ({
      url: `${address}/${request.path}`,
      token: 't',
      authorization: 'a',
      fileId: idOf(request.path ?? ''),
      cosFileId: 'c',
    }),
    'storage.batchGetDownloadUrl': () => ({
      download_list: request.file_list?.map(({ fileid }) => ({
        fileID: fileid,
        code: stored.has(fileid.slice(idOf('').length)) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST',
        tempFileURL: 'https://files.test/x?sign=1',
      })),
    }),
    'storage.batchDeleteFile': () => ({
      delete_list: request.fileid_list?.map((fileID) => ({
        fileID,
        code: stored.delete(fileID.slice(idOf('').length)) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST',
      })),
    }),
  }
  return { requestId: 'r', data: answers[request.action]?.() }
}

const KEY = '0190aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa/0190bbbb-bbbb-7bbb-8bbb-bbbbbbbbbbbb'
const files = () => cloudFiles(() => Promise.resolve(app))

test('the real SDK puts a file into the folder for records, links to it for so long, and removes it', async () => {
  const place = await files().put(KEY, Buffer.from('%PDF-1.7'), 'application/pdf')
  expect(place).toBe(idOf(`records/${KEY}.pdf`))
  expect(stored.get(`records/${KEY}.pdf`)?.toString()).toBe('%PDF-1.7')
  expect(await files().link(place, '教案.pdf', 'application/pdf', 600)).toBe('https://files.test/x?sign=1')
  expect(asked.at(-1)).toMatchObject({ file_list: [{ fileid: place, max_age: 600 }] })
  await files().remove(place)
  expect(stored.size).toBe(0)
})

test('removing what is gone is done', async () => {
  await files().remove(idOf(`records/${KEY}.pdf`))
})

test('a refusal of the storage is an error, never a file that is said to be kept', async () => {
  await expect(files().link(idOf('nowhere'), 'x', 'image/png', 60)).rejects.toThrow('STORAGE_FILE_NONEXIST')
  refuse = 'STORAGE_EXCEED_AUTHORITY'
  await expect(files().put(KEY, Buffer.from('x'), 'image/png')).rejects.toThrow()
  await expect(files().link(idOf('x'), 'x', 'image/png', 60)).rejects.toThrow()
  await expect(files().remove(idOf('x'))).rejects.toThrow()
})
