import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { redrawing } from '../../../local/pictures/redraw'
import { type TestSchool, testSchool } from '../school/test-school'
import { announce, part, pngOf, upload } from '../school/uploads'

/** As in the cloud, without a decoder, and as on a server of one's own. */
let plain: TestSchool
let drawing: TestSchool
beforeAll(async () => {
  plain = await testSchool({ entrance: 'direct' })
  drawing = await testSchool({ platform: { pictures: redrawing() } })
})
afterAll(() => Promise.all([plain.close(), drawing.close()]))

async function recordAt(school: TestSchool, period: number): Promise<string> {
  const submission = school.observation({ periods: [period] })
  await school.call('wang', 'record.submit', submission)
  return submission.id
}
const keptBytes = (school: TestSchool, id: string) =>
  readFile(path.join(school.filesFolder, school.districtId, id))

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const HUNG_ON = Buffer.from('<script>alert(document.domain)</script>PK\x03\x04')

describe('a picture that is something else too', () => {
  test('is kept as the picture alone, where nothing draws it anew', async () => {
    const record = await recordAt(plain, 1)
    const bytes = Buffer.concat([pngOf(200), HUNG_ON])
    const file = announce(record, bytes)
    expect(await upload(plain, 'wang', file, bytes)).toMatchObject({ state: 'kept', received: bytes.length })
    expect(await keptBytes(plain, file.id)).toEqual(pngOf(200))
    // The device that lost the answer finds its upload again by what it sent.
    expect(await plain.call('wang', 'file.begin', file)).toMatchObject({ state: 'kept' })
  })

  test('is drawn anew where that can be done', async () => {
    const record = await recordAt(drawing, 1)
    const bytes = Buffer.concat([onePixel, HUNG_ON])
    const file = announce(record, bytes)
    await upload(drawing, 'wang', file, bytes)
    const kept = await keptBytes(drawing, file.id)
    expect(kept.subarray(1, 4).toString()).toBe('PNG')
    expect(kept.includes('script')).toBe(false)
    expect(kept).not.toEqual(onePixel)
  })
})

describe('a picture that is none', () => {
  let record: string
  beforeAll(async () => {
    record = await recordAt(plain, 2)
  })

  test.each([
    ['cut off', () => pngOf(200).subarray(0, 150)],
    [
      'of more pixels than are taken',
      () => {
        const large = Buffer.from(pngOf(200))
        large.writeUInt32BE(30_000, 16)
        large.writeUInt32BE(30_000, 20)
        return large
      },
    ],
  ])('%s: is refused, and what was here of it is discarded', async (_, make) => {
    const bytes = make()
    const file = announce(record, bytes)
    await plain.call('wang', 'file.begin', file)
    expect((await plain.refused('wang', 'file.put', part(file.id, bytes, 0))).code).toBe('pictureUnreadable')
    expect(await plain.rows('select 1 from youju.file where id = $1', [file.id])).toEqual([])
  })

  test('and built well, but with nothing in it to draw: is refused where it is drawn anew', async () => {
    const bytes = pngOf(200)
    const file = announce(await recordAt(drawing, 2), bytes)
    await drawing.call('wang', 'file.begin', file)
    expect((await drawing.refused('wang', 'file.put', part(file.id, bytes, 0))).code).toBe(
      'pictureUnreadable',
    )
  })
})
