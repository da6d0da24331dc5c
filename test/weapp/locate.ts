import { setTimeout as delay } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'

export type Target = string | Locator

const PATIENCE = 4000
/** The page itself, without the toast over it. */
const ON_SHOW = 'wx-page-root'

/** Finds what a user would mean by a text: what is labelled so or reads so; `#id` and `.class` are selectors. */
export async function locate(page: Page, target: Target): Promise<Locator> {
  if (typeof target !== 'string') return target
  if (/^[#.][\w-]+/.test(target)) return page.locator(target)
  const shown = page.locator(ON_SHOW)
  return onlyOne(target, [
    shown.getByLabel(target, { exact: true }),
    shown.getByText(target, { exact: true }),
  ])
}

/** Finds the text field with a label or placeholder. */
export async function locateField(page: Page, target: Target): Promise<Locator> {
  const field = 'input, textarea'
  if (typeof target !== 'string')
    return target
      .locator(field)
      .or(target.and(page.locator(field)))
      .first()
  if (/^[#.][\w-]+/.test(target)) return page.locator(target).locator(field)
  return onlyOne(target, [
    page.getByLabel(target, { exact: true }).and(page.locator(field)),
    page.getByPlaceholder(target, { exact: true }),
    page.locator('wx-label', { hasText: target }).locator(field),
  ])
}

/** Finds a <picker> by its label, the beginning of its label, or what it shows. */
export async function locatePicker(page: Page, target: Target): Promise<Locator> {
  if (typeof target !== 'string') return target
  if (/^[#.][\w-]+/.test(target)) return page.locator(target)
  const pickers = page.locator('wx-picker')
  return onlyOne(target, [
    pickers.and(page.getByLabel(target, { exact: true })),
    page.locator(`wx-picker[aria-label^=${JSON.stringify(target)}]`),
    pickers.filter({ hasText: target }),
  ])
}

/** The first of the ways that leads somewhere visible; to more than one place is an error. */
async function onlyOne(text: string, ways: Locator[]): Promise<Locator> {
  const deadline = Date.now() + PATIENCE
  for (;;) {
    for (const way of ways) {
      const visible = way.filter({ visible: true })
      const count = await visible.count()
      if (count > 1) throw new Error(`“${text}” is ${count} things on this page; name one with a locator`)
      if (count === 1) return visible
    }
    if (Date.now() > deadline) throw new Error(`nothing on this page is called “${text}”`)
    await delay(50)
  }
}
