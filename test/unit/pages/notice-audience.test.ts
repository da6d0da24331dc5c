import { describe, expect, test } from 'vitest'
import {
  type Audience,
  audienceInWords,
  isCovered,
  isIn,
  toggled,
  treeOf,
} from '@/pages/notice-edit/hooks/audience-tree'

const unit = (who: Audience['who'], unitId: string, label: string): Audience => ({
  who,
  unitId,
  label,
  people: 0,
})
const staff = unit('staff', 'school', '全体教职工')
const parents = unit('parents', 'school', '全校家长')
const grade1 = unit('parents', 'g1', '一年级家长')
const grade2 = unit('parents', 'g2', '二年级家长')
const class11 = unit('parents', 'c11', '一年级1班家长')
const class12 = unit('parents', 'c12', '一年级2班家长')
const class21 = unit('parents', 'c21', '二年级1班家长')
const odd = unit('parents', 'odd', '特教班家长')
const tree = treeOf([staff, parents, grade1, grade2, class11, class12, class21, odd], 'school')

describe('the audiences as a tree', () => {
  test('classes stand under their grade, a class of no grade on its own', () => {
    expect(tree.whole).toEqual([staff, parents])
    expect(tree.branches).toEqual([
      { grade: grade1, classes: [class11, class12] },
      { grade: grade2, classes: [class21] },
      { grade: odd, classes: [] },
    ])
  })
})

describe('choosing an audience', () => {
  test('a second tap takes the choice back', () => {
    const once = toggled([], class11, tree)
    expect(isIn(once, class11)).toBe(true)
    expect(toggled(once, class11, tree)).toEqual([])
  })

  test('a grade takes its classes in and leaves those of other grades', () => {
    const classes = toggled(toggled([], class11, tree), class21, tree)
    expect(audienceInWords(toggled(classes, grade1, tree), tree)).toBe('一年级家长、二年级1班家长')
  })

  test('all parents take every grade and class in, and never the staff', () => {
    const some = [staff, grade1, class21].reduce(
      (chosen, each) => toggled(chosen, each, tree),
      toggled([], odd, tree),
    )
    const all = toggled(some, parents, tree)
    expect(audienceInWords(all, tree)).toBe('全体教职工、全校家长')
    expect([grade1, class11, class21, odd].every((each) => isCovered(all, each, tree))).toBe(true)
    expect(isCovered(all, staff, tree)).toBe(false)
  })

  test('the staff of the school cover no parents', () => {
    expect(isCovered(toggled([], staff, tree), parents, tree)).toBe(false)
    expect(isCovered(toggled([], staff, tree), grade1, tree)).toBe(false)
  })

  test('a choice keeps only who and where, so that a draft is small', () => {
    expect(toggled([], class11, tree)).toEqual([{ who: 'parents', unitId: 'c11' }])
  })
})
