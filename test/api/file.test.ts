import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FILE_LIMITS } from '#core/file/file'
import { DOCX, zipOf } from '../unit/core/file/zip'
import type { PersonKey } from './school/cast'
import { type TestSchool, testSchool } from './school/test-school'
import { announce, part, pngOf, upload } from './school/uploads'

const PART = FILE_LIMITS.partBytes
const KB = 1024

let school: TestSchool
let recordId: string
let period = 0
beforeAll(async () => {
  school = await testSchool()
  recordId = await recordOf('wang')
})
afterAll(() => school.close())

/** Of another lesson each time. */
async function recordOf(who: PersonKey): Promise<string> {
  const on = `2026-11-1${3 + Math.floor(period / 6)}`
  const submission = school.observation({ on, periods: [1 + (period % 6)] })
  period += 1
  await school.call(who, 'record.submit', submission)
  return submission.id
}

const begin = (file: ReturnType<typeof announce>, who: PersonKey = 'wang') =>
  school.call(who, 'file.begin', file)
const put = (...from: Parameters<typeof part>) => school.call('wang', 'file.put', part(...from))
const refusedPut = (...from: Parameters<typeof part>) => school.refused('wang', 'file.put', part(...from))
const listed = async (record: string, who: PersonKey = 'wang') =>
  (await school.call(who, 'file.list', { recordId: record })).files
const partsOf = (id: string) => school.rows('select at from youju.file_part where file_id = $1', [id])
const rowOf = async (id: string) => (await school.rows('select * from youju.file where id = $1', [id]))[0]

describe('an upload', () => {
  test('of one part is kept, listed with a link, and its parts are gone', async () => {
    const bytes = pngOf(3 * KB)
    const file = announce(recordId, bytes)
    expect(await begin(file)).toEqual({ received: 0, state: 'partial' })
    expect(await put(file.id, bytes, 0)).toEqual({ received: 3 * KB, state: 'kept' })
    expect(await partsOf(file.id)).toEqual([])
    const [kept] = await listed(recordId)
    expect(kept).toMatchObject({ id: file.id, name: '板书.png', type: 'image/png', size: 3 * KB })
    const stored = await readStored(kept?.url ?? '')
    expect(stored?.bytes.equals(bytes)).toBe(true)
  })

  test('cut off after any part goes on from there, and what is kept is what was sent', async () => {
    const bytes = pngOf(5 * PART + 17)
    for (let cutAfter = 0; cutAfter <= 5; cutAfter += 1) {
      const record = await recordOf('wang')
      const file = announce(record, bytes)
      await begin(file)
      for (let index = 0; index < cutAfter; index += 1) await put(file.id, bytes, index * PART)
      expect(await begin(file)).toEqual({ received: cutAfter * PART, state: 'partial' })
      expect(await upload(school, 'wang', file, bytes)).toEqual({ received: bytes.length, state: 'kept' })
      const [kept] = await listed(record)
      expect((await readStored(kept?.url ?? ''))?.bytes.equals(bytes)).toBe(true)
    }
  })

  test('in parts of any length comes together', async () => {
    const bytes = pngOf(100 * KB)
    const file = announce(await recordOf('wang'), bytes)
    await begin(file)
    let received = 0
    for (const length of [1, 2, 3, 1000, 7, 60 * KB, 100 * KB]) {
      received = (await put(file.id, bytes, received, length)).received
    }
    expect(await begin(file)).toEqual({ received: bytes.length, state: 'kept' })
  })

  test('has a part sent again without effect: before, within and after what is here', async () => {
    const bytes = pngOf(3 * PART)
    const file = announce(await recordOf('wang'), bytes)
    await begin(file)
    await put(file.id, bytes, 0)
    expect(await put(file.id, bytes, 0)).toEqual({ received: PART, state: 'partial' })
    expect(await put(file.id, bytes, PART - 10)).toEqual({ received: PART, state: 'partial' })
    await put(file.id, bytes, PART)
    await put(file.id, bytes, 2 * PART)
    expect(await put(file.id, bytes, 2 * PART)).toEqual({ received: 3 * PART, state: 'kept' })
    expect(await put(file.id, bytes, 0)).toEqual({ received: 3 * PART, state: 'kept' })
    expect(await begin(file)).toEqual({ received: 3 * PART, state: 'kept' })
  })

  test('with a gap is told where to go on', async () => {
    const bytes = pngOf(3 * PART)
    const file = announce(await recordOf('wang'), bytes)
    await begin(file)
    await put(file.id, bytes, 0)
    for (const offset of [PART + 1, 2 * PART]) {
      expect(await refusedPut(file.id, bytes, offset)).toMatchObject({
        code: 'fileGap',
        details: { received: PART },
      })
    }
    expect(await upload(school, 'wang', file, bytes)).toMatchObject({ state: 'kept' })
  })

  test('sent by two at once, part by part, is kept once', async () => {
    const bytes = pngOf(4 * PART)
    const record = await recordOf('wang')
    const file = announce(record, bytes)
    await Promise.all([begin(file), begin(file)])
    const both = await Promise.all([
      upload(school, 'wang', file, bytes),
      upload(school, 'wang', file, bytes),
      upload(school, 'wang', file, bytes),
    ])
    expect(both.map(({ state }) => state)).toEqual(['kept', 'kept', 'kept'])
    expect(await listed(record)).toHaveLength(1)
    const journal = await school.rows(`select did from youju.journal where row_id = $1`, [file.id])
    expect(journal).toEqual([{ did: 'attached' }])
  })

  test('does not hold its record up, nor changes it', async () => {
    const record = await recordOf('wang')
    const before = await school.call('wang', 'record.show', { id: record })
    const bytes = pngOf(2 * KB)
    await upload(school, 'wang', announce(record, bytes), bytes)
    expect(await school.call('wang', 'record.show', { id: record })).toEqual(before)
  })

  test('of a document is known by its content too', async () => {
    const docx = zipOf(DOCX)
    const file = announce(await recordOf('wang'), docx, {
      name: '教案.docx',
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    })
    expect(await upload(school, 'wang', file, docx)).toMatchObject({ state: 'kept' })
  })
})

describe('what is not taken', () => {
  const lastPart = async (bytes: Buffer, changes: Parameters<typeof announce>[2]) => {
    const file = announce(recordId, bytes, changes)
    await begin(file)
    const refused = await refusedPut(file.id, bytes, 0)
    return { file, code: refused.code }
  }

  test.each<[string, Buffer, Parameters<typeof announce>[2], string]>([
    [
      'a page that calls itself a picture',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      {},
      'fileTypeWrong',
    ],
    ['a picture that calls itself a PDF', pngOf(100), { type: 'application/pdf' }, 'fileTypeWrong'],
    ['a PNG that calls itself a JPEG', pngOf(100), { type: 'image/jpeg' }, 'fileTypeWrong'],
    ['other bytes than announced', pngOf(100), { sha256: 'ab'.repeat(32) }, 'fileDamaged'],
    ['more bytes than announced', pngOf(100), { size: 99 }, 'fileDamaged'],
  ])('%s: refused, and what was here of it is discarded', async (_, bytes, changes, code) => {
    const refused = await lastPart(bytes, changes)
    expect(refused.code).toBe(code)
    expect(await rowOf(refused.file.id)).toBeUndefined()
    expect(await partsOf(refused.file.id)).toEqual([])
    expect((await listed(recordId)).map(({ id }) => id)).not.toContain(refused.file.id)
    // The same id may begin anew with the right thing.
    const right = pngOf(90)
    const again = { ...announce(recordId, right), id: refused.file.id }
    expect(await begin(again)).toEqual({ received: 0, state: 'partial' })
    await school.call('wang', 'file.remove', { id: again.id })
  })

  test('fewer bytes than announced stay unfinished', async () => {
    const file = announce(await recordOf('wang'), pngOf(100), { size: 101 })
    await begin(file)
    expect(await put(file.id, pngOf(100), 0)).toEqual({ received: 100, state: 'partial' })
  })

  test.each<[string, Parameters<typeof announce>[2], string]>([
    ['5 MB and one byte', { size: FILE_LIMITS.bytes + 1 }, '每个文件不能超过 5 MB，请压缩后再传'],
    ['nothing', { size: 0 }, '这个文件是空的，请重新选择'],
    ['another type', { type: 'text/html' as never }, expect.stringContaining('只能上传')],
    ['no name', { name: ' ' }, '请填写文件名'],
    ['a name of 121 letters', { name: '名'.repeat(121) }, expect.stringContaining('120')],
    ['a hash in capitals', { sha256: 'AB'.repeat(32) }, expect.stringContaining('校验码')],
    ['an id that is a path', { id: '../../etc/passwd' }, expect.any(String)],
  ])('%s is bad input', async (_, changes, message) => {
    const refusal = await school.refused('wang', 'file.begin', announce(recordId, pngOf(60), changes))
    expect(refusal).toMatchObject({ code: 'badInput', message })
  })

  test('a part of 131072 bytes is taken, one byte more is not, and no base64 is not', async () => {
    const bytes = pngOf(PART + 10)
    const file = announce(await recordOf('wang'), bytes)
    await begin(file)
    expect((await refusedPut(file.id, bytes, 0, PART + 1)).code).toBe('badInput')
    for (const data of ['', 'abc', 'ab=c', '甲乙丙丁', 'a b=', '-_-_', '====']) {
      expect((await school.refused('wang', 'file.put', { id: file.id, offset: 0, data })).code).toBe(
        'badInput',
      )
    }
    expect(await put(file.id, bytes, 0, PART)).toEqual({ received: PART, state: 'partial' })
  })

  test('a tenth file of a record, also when ten begin at once; one removed makes room', async () => {
    const record = await recordOf('wang')
    const files = Array.from({ length: 10 }, (_, index) => announce(record, pngOf(60 + index)))
    const answers = await Promise.all(files.map((file) => school.ask('wang', 'file.begin', file)))
    const refused = answers.flatMap(({ body }) => (body.ok ? [] : [body.problem.code]))
    expect(refused).toEqual(['tooManyFiles'])
    const begun = files.filter((_, index) => answers[index]?.body.ok)
    await school.call('wang', 'file.remove', { id: begun[0]?.id ?? '' })
    expect(await begin(announce(record, pngOf(75)))).toMatchObject({ state: 'partial' })
  })

  test('more than 45 MB begun and unfinished by one person; what has not moved for a week makes room', async () => {
    const own = await testSchool({ entrance: 'direct' })
    const records = []
    for (const at of [1, 2]) {
      const submission = own.observation({ on: '2026-11-17', periods: [at] })
      await own.call('wang', 'record.submit', submission)
      records.push(submission.id)
    }
    const large = (record: string | undefined) =>
      announce(record ?? '', pngOf(60), { size: FILE_LIMITS.bytes })
    for (let index = 0; index < 9; index += 1) await own.call('wang', 'file.begin', large(records[0]))
    expect((await own.refused('wang', 'file.begin', large(records[1]))).code).toBe('tooManyUnfinished')
    own.setNow('2026-11-25T16:30:01+08:00')
    expect(await own.call('wang', 'file.begin', large(records[1]))).toMatchObject({ state: 'partial' })
    expect(await own.rows('select id from youju.file where district_id = $1', [own.districtId])).toHaveLength(
      1,
    )
    await own.close()
  })

  test('an id begun with something else', async () => {
    const record = await recordOf('wang')
    const file = announce(record, pngOf(100))
    await begin(file)
    for (const other of [{ name: '别的.png' }, { size: 99 }, { sha256: 'ab'.repeat(32) }, { recordId }]) {
      expect((await school.refused('wang', 'file.begin', { ...file, ...other })).code).toBe('fileIdTaken')
    }
  })

  test('a file of a withdrawn record', async () => {
    const record = await recordOf('wang')
    await school.call('wang', 'record.withdraw', { id: record, revision: 1, reason: '' })
    const refusal = await school.refused('wang', 'file.begin', announce(record, pngOf(75)))
    expect(refusal.code).toBe('alreadyWithdrawn')
  })
})

describe('other people', () => {
  const outcome = async (
    who: PersonKey,
    ...[operation, input]: Parameters<TestSchool['ask']> extends [unknown, ...infer Rest] ? Rest : never
  ) => {
    const { body } = await school.ask(who, operation, input)
    return body.ok ? 'ok' : body.problem.code
  }

  test('see a file exactly if they may read its record', async () => {
    const record = await recordOf('xu')
    const bytes = pngOf(100)
    await upload(school, 'xu', announce(record, bytes), bytes)
    for (const who of ['xu', 'li', 'chen', 'qian', 'zhou', 'wu'] as const) {
      expect(await listed(record, who), who).toHaveLength(1)
    }
    for (const who of ['sun', 'wang', 'he'] as const) {
      expect(await outcome(who, 'file.list', { recordId: record }), who).toBe('notFound')
    }
    expect(await outcome('zheng', 'file.list', { recordId: record })).toBe('notAllowed')
  })

  test('do not see what is unfinished or removed', async () => {
    const record = await recordOf('xu')
    const bytes = pngOf(2 * PART)
    const file = announce(record, bytes)
    await begin(file, 'xu')
    await school.call('xu', 'file.put', part(file.id, bytes, 0))
    expect(await listed(record, 'qian')).toEqual([])
    await upload(school, 'xu', file, bytes)
    expect(await listed(record, 'qian')).toHaveLength(1)
    await school.call('xu', 'file.remove', { id: file.id })
    expect(await listed(record, 'qian')).toEqual([])
  })

  test('cannot put to, send parts of or remove what is not theirs, whoever they are', async () => {
    const record = await recordOf('xu')
    const bytes = pngOf(2 * PART)
    const file = announce(record, bytes)
    await begin(file, 'xu')
    for (const who of ['li', 'chen', 'qian', 'zhou', 'wang'] as const) {
      const hers = announce(record, pngOf(75))
      expect(await outcome(who, 'file.begin', hers), who).toBe(who === 'wang' ? 'notFound' : 'notAllowed')
      expect(await outcome(who, 'file.begin', { ...file, recordId }), who).not.toBe('ok')
      expect(await outcome(who, 'file.put', part(file.id, bytes, 0)), who).toBe('notFound')
      expect(await outcome(who, 'file.remove', { id: file.id }), who).toBe('notFound')
    }
    expect(await begin(file, 'xu')).toEqual({ received: 0, state: 'partial' })
  })

  test('of another school find nothing, also with an id that is taken here', async () => {
    const beside = await testSchool({ beside: school })
    const bytes = pngOf(100)
    const file = announce(recordId, bytes)
    await upload(school, 'wang', file, bytes)
    expect((await beside.refused('zhou', 'file.list', { recordId })).code).toBe('notFound')
    expect((await beside.refused('wang', 'file.begin', announce(recordId, bytes))).code).toBe('notFound')
    expect((await beside.refused('wang', 'file.put', part(file.id, bytes, 0))).code).toBe('notFound')
    const own = beside.observation()
    await beside.call('wang', 'record.submit', own)
    const taken = { ...announce(own.id, bytes), id: file.id }
    expect((await beside.refused('wang', 'file.begin', taken)).code).toBe('fileIdTaken')
    await beside.close()
  })
})

describe('removing', () => {
  test('strikes the file out, deletes its bytes and is journalled; again it changes nothing', async () => {
    const record = await recordOf('wang')
    const bytes = pngOf(100)
    const file = announce(record, bytes)
    await upload(school, 'wang', file, bytes)
    const [{ url = '' } = {}] = await listed(record)
    await school.call('wang', 'file.remove', { id: file.id })
    await school.call('wang', 'file.remove', { id: file.id })
    expect(await listed(record)).toEqual([])
    expect(await readStored(url)).toBeUndefined()
    const journal = await school.rows(
      `select did, actor_id, before ->> 'state' as before, after ->> 'removed_at' is not null as after
         from youju.journal where row_id = $1 order by seq`,
      [file.id],
    )
    expect(journal).toEqual([
      { did: 'attached', actor_id: school.people.wang, before: null, after: false },
      { did: 'removed', actor_id: school.people.wang, before: 'kept', after: true },
    ])
    expect(await begin(file)).toEqual({ received: 100, state: 'removed' })
    expect(await put(file.id, bytes, 0)).toEqual({ received: 100, state: 'removed' })
  })

  test('an unfinished one leaves nothing', async () => {
    const bytes = pngOf(2 * PART)
    const file = announce(await recordOf('wang'), bytes)
    await begin(file)
    await put(file.id, bytes, 0)
    await school.call('wang', 'file.remove', { id: file.id })
    expect([await rowOf(file.id), await partsOf(file.id)]).toEqual([undefined, []])
  })
})

describe('when the storage fails', () => {
  test('the last part is refused and taken when it is sent again; nothing is said to be kept before it is', async () => {
    let broken = true
    const own = await testSchool({ entrance: 'direct' })
    const { files } = own
    const { deployment } = own
    const unforeseen: unknown[] = []
    Object.assign(deployment, {
      platform: {
        ...deployment.platform,
        files: {
          ...files,
          put: async (...all: Parameters<typeof files.put>) => {
            if (broken) throw new Error('disk full')
            return files.put(...all)
          },
        },
      },
      report: ({ error }: { error: unknown }) => unforeseen.push(error),
    })
    const record = own.observation()
    await own.call('wang', 'record.submit', record)
    const bytes = pngOf(PART + 1)
    const file = announce(record.id, bytes)
    await own.call('wang', 'file.begin', file)
    await own.call('wang', 'file.put', part(file.id, bytes, 0))
    expect((await own.refused('wang', 'file.put', part(file.id, bytes, PART))).code).toBe('internal')
    expect(unforeseen).toHaveLength(1)
    expect(await own.call('wang', 'file.begin', file)).toEqual({ received: PART, state: 'partial' })
    expect(await readdir(path.join(own.filesFolder)).catch(() => [])).toEqual([])
    broken = false
    expect(await upload(own, 'wang', file, bytes)).toMatchObject({ state: 'kept' })
    await own.close()
  })

  test('removing is done all the same, and the failure is reported', async () => {
    const own = await testSchool({ entrance: 'direct' })
    const unforeseen: unknown[] = []
    const record = own.observation()
    await own.call('wang', 'record.submit', record)
    const bytes = pngOf(100)
    const file = announce(record.id, bytes)
    await upload(own, 'wang', file, bytes)
    Object.assign(own.deployment, {
      platform: {
        ...own.deployment.platform,
        files: { ...own.files, remove: () => Promise.reject(new Error('storage away')) },
      },
      report: ({ error }: { error: unknown }) => unforeseen.push(error),
    })
    expect(await own.call('wang', 'file.remove', { id: file.id })).toEqual({ id: file.id })
    expect(unforeseen).toHaveLength(1)
    expect((await own.call('wang', 'file.list', { recordId: record.id })).files).toEqual([])
    await own.close()
  })
})

/** By a link of the folder, or of the storage that stands behind the functions. */
async function readStored(url: string): Promise<{ readonly bytes: Buffer } | undefined> {
  const { hostname, pathname, searchParams } = new URL(url, 'http://x')
  if (hostname === 'storage.example') {
    const bytes = await readFile(path.join(school.filesFolder, pathname)).catch(() => undefined)
    return bytes && { bytes }
  }
  return school.files.read(pathname.replace('/files/', ''), Object.fromEntries(searchParams))
}

test('an id of nobody is not found', async () => {
  expect((await school.refused('wang', 'file.put', part(uuidv7(), pngOf(60), 0))).code).toBe('notFound')
  expect((await school.refused('wang', 'file.remove', { id: uuidv7() })).code).toBe('notFound')
  expect((await school.refused('wang', 'file.list', { recordId: uuidv7() })).code).toBe('notFound')
})
