import { expect, test } from 'vitest'
import type { Output } from '#core/contract/contract'
import { wholeInWords } from '@/pages/rule/whole-in-words'

type RollUp = Output<'standing.rule'>['rollUp']
const NOBODY = { met: 0, onTrack: 0, behind: 0, missed: 0, waived: 0, logOnly: 0 }

function rolled(counts: Partial<RollUp>): RollUp {
  const by = { ...NOBODY, ...counts }
  const owing = by.met + by.onTrack + by.behind + by.missed
  return { ...by, owing, done: 0, target: 0, expected: 0, status: 'onTrack' }
}

test('says how many are on track and how many are not', () => {
  expect(wholeInWords(rolled({ met: 5, onTrack: 21, behind: 14 }), '人')).toBe(
    '40 人里，26 人在进度上，14 人需要跟进',
  )
})

test('says it short when all are on track', () => {
  expect(wholeInWords(rolled({ onTrack: 8, met: 1 }), '个组')).toBe('9 个组都在进度上')
})

test('says it short when all have met it', () => {
  expect(wholeInWords(rolled({ met: 6 }), '个年级')).toBe('6 个年级都已达标')
})

test('the waived owe nothing, are not counted and are named', () => {
  expect(wholeInWords(rolled({ met: 1, missed: 2, waived: 3 }), '人')).toBe(
    '3 人里，1 人在进度上，2 人没有达标；另有 3 人免除',
  )
})

test('nobody owes it when all are waived', () => {
  expect(wholeInWords(rolled({ waived: 9 }), '个组')).toBe('这一期没有人需要完成')
})

test('a promise without a number only records', () => {
  expect(wholeInWords(rolled({ logOnly: 2 }), '人')).toBe('只记录，不设要求')
})
