import type { Audience, PersonPredicate } from '../predicate'
import { refuseToken } from './audience-faults'
import type { Cell } from './cell'
import type { Node } from './predicate-reader'
import { unitPredicate } from './units-meant'

export function peopleMeant(cell: Cell, node: Node): Audience | null {
  const who = predicateOf(cell, node)
  return who && { level: 'person', who }
}

function predicateOf(cell: Cell, node: Node): PersonPredicate | null {
  switch (node.is) {
    case 'said': {
      if (node.said.of !== 'unit') return node.said.predicate
      const remedy = `请写成「所在学校（${node.token.text}）」；如果要求的是学校自己，请写「学校 且 ${node.token.text}」。`
      return refuseToken(cell, node.token, '说的是单位，不是人', remedy)
    }
    case 'unit':
      return refuseToken(cell, node.token, '是单位，不能和对人的条件写在一起', '请分成两条指标。')
    case 'atSchool': {
      const where = unitPredicate(cell, node.of)
      return where && { is: 'school', where }
    }
    case 'not': {
      const of = predicateOf(cell, node.of)
      return of && { is: 'not', of }
    }
    default: {
      const parts = node.of.map((part) => predicateOf(cell, part))
      const of = parts.filter((part) => part !== null)
      return of.length === parts.length ? { is: node.is, of } : null
    }
  }
}
