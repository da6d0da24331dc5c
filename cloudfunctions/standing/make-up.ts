import type { Output } from '#core/contract/contract'
import { type Measure, measureUnit, type Operand } from '#core/plan/measure'
import { operandLabel } from '#core/plan/measure-label'
import type { MakeUp, Side } from '#core/standing/make-up'
import type { SubjectNames } from './shapes'

type MakeUpShown = NonNullable<Output<'standing.proof'>['makeUp']>
type OperandShown = Extract<MakeUpShown, { kind: 'ratio' }>['numerator']

/** What a number that is worked out is made of, with names. */
export function makeUpShape(madeUp: MakeUp, names: SubjectNames): MakeUpShown {
  switch (madeUp.kind) {
    case 'ratio':
      return {
        kind: 'ratio',
        numerator: sideShown(madeUp.numerator),
        denominator: sideShown(madeUp.denominator),
        below: madeUp.below.map((part) => ({ ...part, name: names.nameOf(part.id) })),
      }
    case 'coverage':
      return {
        kind: 'coverage',
        atLeast: madeUp.atLeast,
        covered: coverageLines(madeUp, true, names),
        missing: coverageLines(madeUp, false, names),
      }
    case 'distinct': {
      const values = [...madeUp.values].map(([value, count]) => ({ value, count }))
      return { kind: 'distinct', values: values.sort((a, b) => (a.value < b.value ? -1 : 1)) }
    }
    case 'points': {
      const lines = madeUp.lines.map(({ rule, short, lost }) => {
        return { ruleId: rule.id, ruleName: rule.name, short, lost }
      })
      return { kind: 'points', full: madeUp.full, lose: madeUp.lose, lines }
    }
    case 'fact':
      return {
        kind: 'fact',
        fact: { label: madeUp.fact, amount: madeUp.amount ?? 0, unit: '', source: '花名册', opens: false },
      }
  }
}

function coverageLines(
  { each }: Extract<MakeUp, { kind: 'coverage' }>,
  wanted: boolean,
  names: SubjectNames,
): Extract<MakeUpShown, { kind: 'coverage' }>['covered'] {
  return each
    .filter(({ covered }) => covered === wanted)
    .map(({ key, done }) => {
      const name = names.nameOf(key)
      // A key that names nobody is a value of the list.
      return name === '' ? { id: null, name: key, done } : { id: key, name, done }
    })
}

const SOURCES: Partial<Record<Operand['name'], string>> = {
  fact: '花名册',
  headcount: '花名册',
  due: '校历和课表',
  number: '计划',
  declared: '填报',
}

function sideShown({ operand, amount, measure }: Side): OperandShown {
  return {
    label: operandLabel(operand),
    amount: amount ?? 0,
    unit: unitOf(operand),
    source: amount === null ? '还没有填' : (SOURCES[operand.name] ?? '记录'),
    opens: measure !== null,
  }
}

function unitOf(operand: Operand): string {
  switch (operand.name) {
    case 'headcount':
      return operand.audience.level === 'person' ? '人' : '个'
    case 'due':
      return '次'
    case 'number':
      return ''
    default:
      return measureUnit(operand as Measure)
  }
}
