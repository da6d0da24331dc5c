import { openStore } from '../cloudfunctions/_shared/store/store'
import { writeRosterWorkbook } from '../cloudfunctions/_shared/workbook/roster-workbook'
import { callerFor } from './caller'
import { withDatabase } from './database'
import type { Measured } from './measured'
import { rosterSheets } from './schools/roster-sheets'
import { insertSchool } from './schools/school'

const PEOPLE = 5_000
const CLASSES = 120
const BAR_MS = 20_000

/** A workbook of 5,000 people, 120 classes and their timetable: checked, done, exported and taken back. */
export async function rosterImport(): Promise<Measured[]> {
  const sheets = rosterSheets(PEOPLE, CLASSES).map(({ name, rows: [header = [], ...rows] }) => ({
    ...{ name, header, rows, choices: {} },
  }))
  const workbook = Buffer.from(await writeRosterWorkbook(sheets)).toString('base64')
  return withDatabase(async ({ owner, app }) => {
    const school = await insertSchool(owner, 20, 0)
    const store = openStore(app, (error) => {
      throw error
    })
    const ask = await callerFor(school, store)
    const id = '0198f000-0000-7000-8000-000000000001'
    const asked = { id, name: '名册.xlsx', content: { workbook }, from: '2026-09-01', endMissing: false }
    try {
      const check = await took(() => ask('roster.check', asked))
      if (check.value.faultCount > 0) throw new Error(JSON.stringify(check.value.faults.slice(0, 3)))
      const apply = await took(() => ask('roster.apply', { id }))
      if (apply.value.added < PEOPLE) throw new Error(JSON.stringify(apply.value))
      const again = await took(() => ask('roster.check', { ...asked, id: id.replace(/1$/, '2') }))
      if (again.value.added + again.value.changed > 0) throw new Error('the same again changed something')
      const written = await took(() => ask('roster.export', { what: 'roster' }))
      const undo = await took(() => ask('roster.undo', { id, reason: '测量' }))
      if (undo.value.kept.length > 0) throw new Error(JSON.stringify(undo.value.kept.slice(0, 3)))
      const whole = check.ms + apply.ms
      const parts: [string, number, number][] = [
        [
          `a roster of ${PEOPLE} people, ${CLASSES} classes and ${CLASSES * 30} lessons read from a workbook and checked`,
          check.ms,
          BAR_MS,
        ],
        ['the same done, in one transaction', apply.ms, BAR_MS],
        ['checked and done together', whole, BAR_MS],
        ['the same checked again, nothing to change', again.ms, BAR_MS],
        ['the same exported', written.ms, BAR_MS],
        ['the same taken back', undo.ms, BAR_MS],
      ]
      return parts.map(([what, ms, bar]) => ({
        ...{ what, measured: `${(ms / 1000).toFixed(1)} s`, bar: `${bar / 1000} s` },
        met: ms <= bar,
      }))
    } finally {
      await store.close()
    }
  })
}

async function took<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const begun = performance.now()
  const value = await work()
  return { value, ms: performance.now() - begun }
}
