import { describe, expect, test } from 'vitest'
import type { Output } from '#core/contract/contract'
import type { Status } from '#core/standing/judge'
import { helpInWords, promisesInWords } from '@/frame/promises/in-words'

type Sheet = Output<'standing.school'>
type Level = Sheet['promises'][number]['rule']['level']

const promise = (id: string, status: Status, level: Level = 'person') =>
  ({ rule: { id, level }, rollUp: { status } }) as Sheet['promises'][number]
const behind = (ruleId: string, subjectId: string) => ({ ruleId, subjectId }) as Sheet['needHelp'][number]

describe('the sentence on a week', () => {
  test('counts what is met and what is on track together', () => {
    const promises = [
      promise('a', 'met'),
      promise('b', 'onTrack'),
      promise('c', 'behind'),
      promise('d', 'missed'),
    ]
    expect(promisesInWords(promises)).toBe('4 项承诺，2 项在进度上，1 项需要跟进，1 项没有达标。')
  })

  test('says it short when nothing needs attention', () => {
    expect(promisesInWords([promise('a', 'met'), promise('b', 'onTrack')])).toBe('2 项承诺都在进度上。')
  })

  test('a promise without a number is neither on track nor behind', () => {
    expect(promisesInWords([promise('a', 'met'), promise('b', 'logOnly')])).toBe(
      '2 项承诺，1 项在进度上，1 项仅记录。',
    )
  })

  test('a plan without promises is said to have none', () => {
    expect(promisesInWords([])).toBe('计划里还没有可以数的承诺。')
  })
})

describe('who needs help', () => {
  const promises = [promise('a', 'behind'), promise('b', 'behind'), promise('c', 'behind', 'group')]

  test('counts a person behind on two promises once', () => {
    expect(helpInWords({ promises, needHelp: [behind('a', 'li'), behind('b', 'li')] })).toBe('1 人需要帮助')
  })

  test('names people and groups apart', () => {
    const needHelp = [behind('a', 'li'), behind('a', 'wang'), behind('c', 'maths')]
    expect(helpInWords({ promises, needHelp })).toBe('2 人、1 个组需要帮助')
  })

  test('names classes and clubs too', () => {
    const many = [promise('d', 'behind', 'class'), promise('e', 'behind', 'club')]
    const needHelp = [behind('d', '一班'), behind('d', '二班'), behind('e', '合唱团')]
    expect(helpInWords({ promises: many, needHelp })).toBe('2 个班、1 个社团需要帮助')
  })

  test('is silent when nobody does', () => {
    expect(helpInWords({ promises, needHelp: [] })).toBe('')
  })
})
