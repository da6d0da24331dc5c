import type { Audience, UnitPredicate } from '../predicate'
import { refuseToken } from './audience-faults'
import { UNIT_TAGS, type UnitAudience } from './audience-words'
import type { Cell } from './cell'
import type { Node } from './predicate-reader'

/** Whether 对象 names a kind of unit, or is about units in every word: 学校 且 寄宿, 完小. */
export function meansUnits(node: Node): boolean {
  return somewhere(node, ({ is }) => is === 'unit') || everywhere(node, isOfUnits)
}

function isOfUnits(node: Node): boolean {
  return node.is === 'said' && node.said.of === 'unit'
}

function somewhere(node: Node, holds: (node: Node) => boolean): boolean {
  if (node.is === 'atSchool') return false
  return holds(node) || partsOf(node).some((part) => somewhere(part, holds))
}

function everywhere(node: Node, holds: (node: Node) => boolean): boolean {
  if (node.is === 'atSchool') return false
  const parts = partsOf(node)
  return parts.length === 0 ? holds(node) : parts.every((part) => everywhere(part, holds))
}

function partsOf(node: Node): readonly Node[] {
  if (node.is === 'not' || node.is === 'atSchool') return [node.of]
  return node.is === 'all' || node.is === 'any' ? node.of : []
}

/** The kind of unit that a part of 对象 names, and what it asks of it. */
interface Meant {
  readonly unit: Omit<UnitAudience, 'where'> | null
  readonly where: UnitPredicate | null
}

export function unitsMeant(cell: Cell, node: Node): Audience | null {
  const meant = meantBy(cell, node)
  if (!meant) return null
  const { where } = meant
  const unit = meant.unit ?? schoolsAlone(cell, node)
  if (!unit) return null
  return (where === null ? unit : { ...unit, where }) as UnitAudience
}

/** 完小, 民办 且 人数≥500: what only a school can be needs no 学校 before it; a plan's own tag may be a group's. */
function schoolsAlone(cell: Cell, node: Node): { readonly level: 'school' } | null {
  const tags = tagsIn(node)
  const known = tags.length > 0 && tags.every((tag) => UNIT_TAGS.some((each) => each === tag))
  if (known) return { level: 'school' }
  return cell.fault(
    '没有写是学校、班级还是组。',
    '请先写单位，例如「学校 且 人数≥500」「班级 且 年级=一年级」。',
  )
}

function tagsIn(node: Node): string[] {
  if (node.is !== 'said') return partsOf(node).flatMap(tagsIn)
  return node.said.predicate.is === 'tag' ? [node.said.predicate.tag] : []
}

/** The conditions inside 所在学校（…）, or of a unit; null after a fault. */
export function unitPredicate(cell: Cell, node: Node): UnitPredicate | null {
  const meant = meantBy(cell, node)
  if (!meant) return null
  if (meant.unit && meant.unit.level !== 'school') {
    return cell.fault(
      '「所在学校」里只能写学校的条件。',
      '请写成「所在学校（寄宿）」「所在学校（人数≥500）」这样。',
    )
  }
  return meant.where ?? cell.fault('「所在学校」里没有写条件。', '请写成「所在学校（寄宿）」这样。')
}

function meantBy(cell: Cell, node: Node): Meant | null {
  switch (node.is) {
    case 'unit': {
      const { where = null, ...unit } = node.unit
      return { unit, where }
    }
    case 'said': {
      if (node.said.of !== 'person') return { unit: null, where: node.said.predicate }
      return refuseToken(
        cell,
        node.token,
        '说的是人，不能和单位写在一起',
        '对单位的要求请只写单位的条件，例如「学校 且 寄宿」；对人的要求请写「所在学校（寄宿）」。',
      )
    }
    case 'atSchool':
      return refuseToken(cell, node.token, '说的是人，不能和单位写在一起', '请写成「学校 且 寄宿」这样。')
    case 'not': {
      const meant = meantBy(cell, node.of)
      if (!meant) return null
      if (meant.where) return { unit: meant.unit, where: { is: 'not', of: meant.where } }
      return refuseToken(
        cell,
        node.token,
        '不能把一种单位整个去掉',
        '请写清去掉哪些，例如「学校（寄宿除外）」。',
      )
    }
    default:
      return combined(cell, node)
  }
}

function combined(cell: Cell, { is, of }: Extract<Node, { is: 'all' | 'any' }>): Meant | null {
  const parts = of.map((part) => meantBy(cell, part))
  const meant = parts.filter((part) => part !== null)
  if (meant.length < parts.length) return null
  const units = meant.flatMap(({ unit }) => unit ?? [])
  const [unit = null] = units
  if (units.some((other) => JSON.stringify(other) !== JSON.stringify(unit))) {
    return cell.fault('一条指标只能写一种单位。', '请分成几条指标，每条写一种。')
  }
  const wheres = meant.flatMap(({ where }) => where ?? [])
  if (is === 'any') {
    // 学校 或 寄宿学校 are all schools.
    if (wheres.length < meant.length) return { unit, where: null }
    return { unit, where: { is, of: wheres } }
  }
  const [only = null] = wheres
  return { unit, where: wheres.length > 1 ? { is, of: wheres } : only }
}
