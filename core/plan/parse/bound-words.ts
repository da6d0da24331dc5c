import { RANGE_MARK } from './characters'
import { NUMBER } from './numerals'

export type BoundKind = 'atLeast' | 'atMost' | 'exactly'

export const BEFORE: Record<BoundKind, readonly string[]> = {
  atLeast: ['≥', '≧', '⩾', '>=', '不少于', '不低于', '不小于', '至少', '最少', '达到', '达'],
  atMost: ['≤', '≦', '⩽', '<=', '不超过', '不多于', '不高于', '不大于', '至多', '最多', '控制在'],
  exactly: ['=', '等于', '正好', '恰好', '为'],
}
const AFTER: Record<Exclude<BoundKind, 'exactly'>, readonly string[]> = {
  atLeast: ['及以上', '以上(含)', '(含)以上', '以上'],
  atMost: ['及以下', '以下(含)', '(含)以下', '以下', '及以内', '以内', '之内'],
}
export const STRICT: Record<string, 'more' | 'less'> = {
  '>': 'more',
  超过: 'more',
  多于: 'more',
  高于: 'more',
  大于: 'more',
  '<': 'less',
  少于: 'less',
  低于: 'less',
  小于: 'less',
  不足: 'less',
}
export const LOG_ONLY: readonly string[] = [
  '不设数',
  '不设',
  '不设要求',
  '仅记录',
  '只记录',
  '不定数',
  '无数量要求',
]
export const UNDECIDED: readonly string[] = ['待定', '未定', '待商定', '另定', '待确定']
export const SOFT_WORDS: readonly string[] = ['力争', '争取', '预计', '逐步']

export const alternatives = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[()]/g, '\\$&'))
    .join('|')

const LEAST = alternatives(BEFORE.atLeast)
const MOST = alternatives(BEFORE.atMost)
const PER_CENT = '百分之'
const ABOUT_BEFORE = '≈|≒|约为|大约|约|接近'
const ABOUT_AFTER = '左右|上下'
const WITHIN = '(?:\\(?(?:±|正负|上下)(\\d{1,3})%\\)?)'

function meaningOf<K extends BoundKind>(words: Record<K, readonly string[]>, word: string): K | null {
  return (Object.keys(words) as K[]).find((kind) => words[kind].includes(word)) ?? null
}

/** The shapes of 要求 in plain text; 百分之九十五 has been written 九十五% before. */
export const SHAPES = {
  single: new RegExp(
    `^(${alternatives([...Object.values(BEFORE).flat(), ...Object.keys(STRICT)])})?([-负]?)(${NUMBER})(\\D*?)(${alternatives(Object.values(AFTER).flat())})?$`,
  ),
  range: new RegExp(`^(${NUMBER})([^\\d-]*?)${RANGE_MARK}(${NUMBER})(\\D*?)(?:之间)?$`),
  leastAndMost: new RegExp(
    `^(?:${LEAST})(${NUMBER})([^\\d]*?)[,;、且]?(?:且|并且)?(?:${MOST})(${NUMBER})(\\D*?)$`,
  ),
  about: new RegExp(`^(${ABOUT_BEFORE})?(${NUMBER})(\\D*?)(${ABOUT_AFTER})?${WITHIN}?$`),
  strict: (before: string) => (Object.hasOwn(STRICT, before) ? STRICT[before] : undefined),
  kinds: (before: string, after: string): readonly BoundKind[] =>
    [meaningOf(BEFORE, before), meaningOf(AFTER, after)].filter((kind) => kind !== null),
}

/** 百分之九十五 is 九十五%. */
export function withPerCent(text: string): string {
  return text.replace(new RegExp(`${PER_CENT}(${NUMBER})`, 'g'), '$1%')
}
