import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Output } from '#core/contract/contract'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'
import { PC, visible, visitor } from './visitor'

const PEOPLE = 400
const SCHOOLS = 50
const RULES = 50
/** What 400 people or 2,500 values all drawn would be far beyond. */
const MOST_ELEMENTS = 6_000

type District = Output<'standing.district'>
type People = Output<'roster.people'>

let school: RunningSchool
let browser: Awaited<ReturnType<typeof launchBrowser>>

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

test('a table of 400 people draws the rows around the screen, says how many there are, holds its columns and is whole on paper', async () => {
  const clerk = await visitor(browser, school.address, 'clerk', PC)
  const { page } = clerk
  const answer = manyPeople(await school.ask('clerk', 'roster.people', { show: 'here' }))
  await page.route('**/api/roster/people', (route) =>
    route.fulfill({ json: { ok: true, data: answer(route.request().postDataJSON().cursor) } }),
  )
  await clerk.open('/pages/roster/people/index')
  await clerk.sees('教师 1 号')
  const table = visible(page.getByRole('table', { name: '教职工' }))
  const columns = () => table.locator('thead th').evaluateAll((all) => all.map((th) => th.clientWidth))
  await clerk.tap('加载更多')
  await expect.poll(() => table.getAttribute('aria-rowcount')).toBe(String(PEOPLE + 1))
  const begun = await columns()
  await page.mouse.move(640, 400)
  await expect
    .poll(
      async () => {
        await page.mouse.wheel(0, 3_000)
        return visible(page.getByText(`教师 ${PEOPLE} 号`, { exact: true })).count()
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(1)
  const last = table.getByRole('row').filter({ has: page.getByText(`教师 ${PEOPLE} 号`, { exact: true }) })
  expect(await last.getAttribute('aria-rowindex')).toBe(String(PEOPLE + 1))
  expect(await page.getByText('教师 1 号', { exact: true }).count()).toBe(0)
  expect(await elements(page)).toBeLessThan(MOST_ELEMENTS)
  expect(Math.max(...(await columns()).map((width, at) => Math.abs(width - (begun[at] ?? 0))))).toBeLessThan(
    3,
  )
  await clerk.accessible()

  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  expect(await page.getByText(/^教师 \d+ 号$/).count()).toBe(PEOPLE)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect.poll(() => page.getByText(/^教师 \d+ 号$/).count()).toBeLessThan(200)
})

test('fifty schools beside fifty promises: the promises around the screen are drawn, all of them on paper', async () => {
  const officer = await visitor(browser, school.address, 'officer', PC)
  const { page } = officer
  const data = manySchools(await school.ask('officer', 'standing.district', {}))
  await page.route('**/api/standing/district', (route) => route.fulfill({ json: { ok: true, data } }))
  await officer.open('/pages/board/district/index')
  await officer.sees('承诺 1')
  const table = visible(page.getByRole('region', { name: '各校情况表' }).getByRole('table'))
  expect(await table.getAttribute('aria-rowcount')).toBe(String(RULES + 1))
  const drawn = () => table.locator('tbody th').count()
  expect(await drawn()).toBeLessThan(RULES)
  const values = SCHOOLS + 1
  expect(await table.locator('td:not([aria-hidden] td)').count()).toBe((await drawn()) * values)
  await page.mouse.move(640, 500)
  await expect
    .poll(
      async () => {
        await page.mouse.wheel(0, 1_500)
        return table.getByText(`承诺 ${RULES}`, { exact: true }).count()
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(1)
  expect(await drawn()).toBeLessThan(RULES)
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  expect(await drawn()).toBe(RULES)
})

const elements = (page: { evaluate(count: () => number): Promise<number> }) =>
  page.evaluate(() => document.querySelectorAll('*').length)

/** The cursor is the number of the next person; half of them a page. */
function manyPeople({ items: [model], ...rest }: People): (cursor: string | undefined) => People {
  if (!model) throw new Error('there is nobody to make others of')
  const aPage = PEOPLE / 2
  return (cursor = '0') => {
    const from = Number(cursor)
    const items = Array.from({ length: aPage }, (_, index) => {
      const number = from + index + 1
      const id = `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
      // Some have much to say, for whom an ordinary table would widen a column.
      const posts = number % 50 === 0 ? '教研组长、备课组长、年级组长、班主任'.repeat(3) : model.posts
      return { ...model, id, name: `教师 ${number} 号`, posts }
    })
    const next = from + aPage < PEOPLE ? String(from + aPage) : null
    return { ...rest, items, next }
  }
}

function manySchools(district: District): District {
  const {
    schools: [school],
    rules: [rule],
  } = district
  const [value] = rule?.values ?? []
  if (!school || !rule || !value) throw new Error('there is no school to make others of')
  const schools = Array.from({ length: SCHOOLS }, (_, index) => ({
    ...school,
    id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    name: `第 ${index + 1} 小学`,
  }))
  const values = schools.map(({ id }) => ({ ...value, schoolId: id }))
  const rules = Array.from({ length: RULES }, (_, index) => ({
    ...rule,
    rule: { ...rule.rule, id: `r-${index}`, name: `承诺 ${index + 1}` },
    values,
  }))
  return { ...district, schools, rules }
}
