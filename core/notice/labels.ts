import type { UnitKind } from '../org/person'
import { POSTS } from '../org/post'
import type { Target } from './notice'

interface NamedUnit {
  readonly name: string
  readonly kind: UnitKind
}

/** 全体教职工, 数学组教师, 全校班主任, 一年级班主任, 全校家长, 一年级1班家长. */
export function targetLabel({ who, post }: Pick<Target, 'who' | 'post'>, { name, kind }: NamedUnit): string {
  const whole = kind === 'school' || kind === 'district'
  if (who === 'parents') return whole ? '全校家长' : `${name}家长`
  if (post !== undefined) return `${whole ? '全体' : name}${POSTS[post]}`
  return whole ? '全体教职工' : `${name}教师`
}
