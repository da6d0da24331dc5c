import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessmentForm } from '#core/form/built-in/assessment'
import { inspectionForm } from '#core/form/built-in/inspection'
import { showcaseForm } from '#core/form/built-in/showcase'
import type { Field, Form } from '#core/form/form'
import { readPlanFile } from '../../local/plan-file'
import { fillIn, first, isText, longestOf, textBox } from './fill-in'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'
import { type Visitor, visible, visitor } from './visitor'

const { plan } = await readPlanFile(path.resolve(import.meta.dirname, '../../plans/primary-school-term.md'))

const OWN = { inspection: inspectionForm, showcase: showcaseForm, assessment: assessmentForm }
const FORMS: readonly [string, Form, string][] = [
  ...plan.forms.map(
    (form) => [form.name, form, `form=${encodeURIComponent(form.name)}`] as [string, Form, string],
  ),
  ...Object.entries(OWN).map(([kind, form]) => [form.name, form, `kind=${kind}`] as [string, Form, string]),
]

/** Markup, quotes, characters of four bytes, and a turn to the right that is never turned back. */
const HOSTILE = [
  '<b onclick="hacked=1">',
  '"\'&amp;{{x}}',
  '😀𠮷',
  '\u202eلعب',
  '<img src=x onerror="hacked=1">',
]

let school: RunningSchool
let browser: Browser
let director: Visitor

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
  for (const post of ['support', 'clerk', 'teacher', 'instructor'] as const)
    await school.appoint('director', post, 'school')
  await school.appoint('director', 'classTeacher', 'class')
  await school.appoint('director', 'gradeLead', 'grade')
  await school.appoint('director', 'groupLead', 'group')
  director = await visitor(browser, school.address, 'director')
})

afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

describe.each(FORMS)('%s', (name, form, address) => {
  test('says what is missing, keeps what is too long, and shows hostile text back as it is', async () => {
    const { page } = director
    await director.open(`/pages/register/entry/index?${address}`)
    await director.tap('提交')
    for (const { label, type } of form.fields.filter(({ required, when }) => required && when === null)) {
      const typed = type === 'text' || type === 'longText' || type === 'number'
      await director.sees(`请${typed ? '填写' : '选择'}${label}`)
    }
    await director.accessible()

    const unit = page.getByRole('button', { name: /^(班级|年级|组)，请选择$/ }).filter({ visible: true })
    const ownUnit = form.fields.some(({ type }) => type === 'grade' || type === 'class' || type === 'group')
    if (!ownUnit && (await unit.count()) > 0) {
      await unit.first().click()
      await first(page).click()
    }
    const values = await fillIn(page, form, hostileFor)
    const texts = form.fields.filter((field) => isText(field) && typeof values[field.key] === 'string')
    const [limited] = texts
    if (limited) {
      await textBox(page, limited).fill('长'.repeat(10_000))
      await director.tap('提交')
      await director.sees(`${limited.label}不能超过 ${longestOf(limited)} 字`)
      expect(await textBox(page, limited).inputValue()).toBe('长'.repeat(10_000))
      await textBox(page, limited).fill(hostileFor(limited))
    }
    await director.tap('提交')
    await visible(page.getByText(/^(已提交|已存在本机)/)).waitFor()
    await director.sees('已提交')
    await director.accessible()

    await visible(page.locator('a[href*="/pages/record/index"]')).click()
    await director.sees('记录人')
    for (const field of texts) expect(await shownTexts(page)).toContain(String(values[field.key]))
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    expect(await page.locator('img[src="x"]').count()).toBe(0)
    expect(await page.getByText(name).count()).toBeGreaterThan(0)
  })
})

/** As much of the hostile text as the field takes. */
function hostileFor(field: Field): string {
  const longest = longestOf(field)
  let text = ''
  for (const part of HOSTILE) if (text.length + part.length <= longest) text += part
  return text
}

/** The texts on the page, each as it stands in its own element. */
const shownTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((each) =>
      each.childElementCount === 0 ? (each.textContent ?? '') : [],
    ),
  )
