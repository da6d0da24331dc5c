import { readdir, utimes } from 'node:fs/promises'
import path from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sweepFiles } from '../../local/files/sweep'
import { type TestSchool, testSchool } from './school/test-school'
import { announce, pngOf, upload } from './school/uploads'

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-11-18T16:30:00+08:00')

let school: TestSchool
let recordId: string
beforeAll(async () => {
  school = await testSchool()
  const record = school.observation()
  recordId = record.id
  await school.call('wang', 'record.submit', record)
})
afterAll(() => school.close())

const folder = () => path.join(school.filesFolder, school.districtId)
const sweep = (now = NOW) => sweepFiles(inject('database').owner, school.filesFolder, now)

async function kept(): Promise<string> {
  const bytes = pngOf(100)
  const file = announce(recordId, bytes)
  await upload(school, 'wang', file, bytes)
  return file.id
}

async function stored(district: string, age: number): Promise<string> {
  const id = uuidv7()
  await school.files.put(`${district}/${id}`, pngOf(60), 'image/png')
  const at = new Date(NOW - age)
  await utimes(path.join(school.filesFolder, district, id), at, at)
  return id
}

test('leaves what is kept, however old, and clears what no row speaks of after a week', async () => {
  const id = await kept()
  const long = new Date(NOW - 400 * DAY_MS)
  await utimes(path.join(folder(), id), long, long)
  const fresh = await stored(school.districtId, 7 * DAY_MS)
  await stored(school.districtId, 7 * DAY_MS + 1000)
  await sweep()
  expect((await readdir(folder())).sort()).toEqual([id, fresh].sort())
})

test('clears the bytes of a removed file that were left when it was removed', async () => {
  const id = await kept()
  await school.rows('update youju.file set removed_at = now() where id = $1', [id])
  const long = new Date(NOW - 8 * DAY_MS)
  await utimes(path.join(folder(), id), long, long)
  await sweep()
  expect(await readdir(folder())).not.toContain(id)
})

test('leaves the files of a district that is not in this database', async () => {
  const elsewhere = uuidv7()
  const id = await stored(elsewhere, 400 * DAY_MS)
  await sweep()
  expect(await readdir(path.join(school.filesFolder, elsewhere))).toEqual([id])
})

test('finds nothing to do where there are no files yet', async () => {
  await sweepFiles(inject('database').owner, path.join(school.filesFolder, 'nowhere'), NOW)
})
