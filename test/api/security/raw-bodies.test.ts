import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { serve } from '../../../local/http/serve'
import { tableCounts } from '../school/table-counts'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
let serving: Awaited<ReturnType<typeof serve>>
let token: string
let before: Record<string, number>
beforeAll(async () => {
  school = await testSchool({ entrance: 'direct' })
  serving = await serve(school.deployment, {
    port: 0,
    hostname: '127.0.0.1',
    siteFolder: null,
    version: 'test',
  })
  token = await school.tokenOf('wang')
})
afterAll(async () => {
  await serving.stop()
  await school.close()
})
beforeEach(async () => {
  before = await tableCounts(school)
})

const post = (body: string | Uint8Array<ArrayBuffer>, operation: string) =>
  fetch(`http://127.0.0.1:${serving.port}/api/${operation}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  })

const submission = () => JSON.stringify(school.observation())
const BODIES: readonly [string, () => string | Uint8Array<ArrayBuffer>][] = [
  ['brackets that are never closed', () => '['.repeat(200_000)],
  ['lists in lists', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['objects in objects', () => `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`],
  [
    'objects in the content',
    () =>
      submission().replace('"content":', `"content":${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)},"more":`),
  ],
  [
    'a number beyond all numbers',
    () => submission().replace('"content":{', '"content":{"periods":[1e400],"x":'),
  ],
  ['a number of many digits', () => `{"id": ${'9'.repeat(100_000)}}`],
  ['the same key twice, hostile at last', () => submission().replace(/}$/, ',"content":[]}')],
  ['a key of the prototype', () => submission().replace('{', '{"__proto__":{"admin":true},')],
  ['a mark of byte order and half a list', () => '\ufeff[1,'],
  ['a NUL that is written out', () => submission().replace('"id":"', '"id":"\\u0000')],
  ['half a character', () => submission().replace('"id":"', '"id":"\\ud800')],
  ['bytes that are no UTF-8', () => Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['UTF-16', () => Uint8Array.from(Buffer.from(submission(), 'utf16le'))],
  ['two documents', () => `${submission()}${submission()}`],
  ['a comment', () => `/* */${submission()}`],
  ['what a script would take', () => '{id: NaN}'],
  ['a form', () => 'id=1&content[kind]=observation'],
]

test.each(BODIES)('%s: a clear problem, and nothing is written', async (_, body) => {
  for (const operation of ['record/submit', 'session/login', 'notice/list']) {
    const answered = await post(body(), operation)
    expect(answered.status, operation).toSatisfy((status: number) => status >= 400 && status < 500)
    const { ok, problem } = (await answered.json()) as { ok: boolean; problem: { message: string } }
    expect([ok, problem.message.length > 3, problem.message.length < 200]).toEqual([false, true, true])
  }
  expect(await tableCounts(school)).toEqual(before)
})
