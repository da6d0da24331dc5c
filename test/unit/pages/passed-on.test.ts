import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const SRC = path.resolve(import.meta.dirname, '../../../src')

const files = readdirSync(path.join(SRC, 'pages'), { recursive: true, encoding: 'utf8' })
const read = (file: string) => readFileSync(path.join(SRC, 'pages', file), 'utf8')

test('announcements and the code of a class can be passed on as a card, and no other page', () => {
  // An invitation is one person's and used once: it is copied or printed for that person, never made a card of.
  const shared = files
    .filter((file) => file.endsWith('index.config.ts') && read(file).includes('enableShareAppMessage: true'))
    .map((file) => path.dirname(file))
  expect(shared.sort()).toEqual(['notice', 'parents/class'])
})

test('every card has a picture of its own, for WeChat would take a photo of the page', () => {
  const cards = files
    .filter((file) => /\.tsx?$/.test(file) && read(file).includes('useShareAppMessage('))
    .map((file) => /imageUrl: '(\/pages\/[^']+)'/.exec(read(file))?.[1] ?? file)
  expect(cards).toHaveLength(2)
  for (const picture of cards) expect([picture, existsSync(path.join(SRC, picture))]).toEqual([picture, true])
})
