import { View } from '@tarojs/components'
import { CellGroup } from '@/components/cell/group'
import { Bar } from '@/components/progress/bar'
import { Distribution, distributionInWords } from '@/components/progress/distribution'
import { StatusChip } from '@/components/status'
import { Table } from '@/components/table'
import type { Column } from '@/components/table/columns'
import {
  amountInWords,
  expectedTitle,
  hasPace,
  keepingUpInWords,
  SUBJECT_UNITS,
  soFarInWords,
  togetherInWords,
} from '../amounts'
import { routes } from '../routes'
import type { PromisesProps } from './promise-list'
import styles from './promise-table.module.less'
import { isLogOnly, keyOf, type Promised, seenOf } from './promised'
import { RuleName } from './rule-name'

/** On a wide screen and on paper. */
export function PromiseTable({ promises, asOf, seen }: PromisesProps) {
  const owed = promises.filter((each) => !isLogOnly(each))
  const columns: [Column<Promised>, ...Column<Promised>[]] = [
    {
      key: 'name',
      title: '承诺',
      render: ({ rule }) => (
        <View className={styles.name}>
          <RuleName rule={rule} plans={asOf.plans} />
        </View>
      ),
    },
    { key: 'demand', title: '要求', render: ({ rule }) => <Demand {...rule} /> },
    { key: 'done', title: '进展', render: (promise) => <Done {...promise} /> },
    {
      key: 'expected',
      title: expectedTitle(asOf),
      numeric: true,
      render: ({ rollUp, rule }) => expectedOf(rollUp, rule.unit),
    },
    { key: 'status', title: '状态', render: ({ rollUp }) => <StatusChip status={rollUp.status} /> },
    { key: 'who', title: '人数/组数分布', render: (promise) => <Who {...promise} /> },
  ]
  return (
    <CellGroup title={`承诺 · ${owed.length} 项`}>
      <View className={styles.scroll}>
        <Table
          caption="各项承诺"
          rows={owed}
          keyOf={({ rule }) => keyOf(rule)}
          urlOf={({ rule }) => routes.rule(rule.id, seenOf(rule, seen))}
          columns={columns}
          dense
        />
      </View>
    </CellGroup>
  )
}

function expectedOf({ target, expected }: Promised['rollUp'], unit: string): string {
  if (target === 0) return '不设'
  return hasPace(target, unit) ? `${expected} ${unit}` : ''
}

/** `每学期 ≥ 30 节`, broken only before the number. */
function Demand({ demand }: Promised['rule']) {
  const [cadence, bound] = demand.split(/ (?=[≥≤=]|不设)/)
  return (
    <>
      {cadence} <View className={styles.bound}>{bound}</View>
    </>
  )
}

/** Of a promise of many, it is people that count; what they have done together comes second. */
function Done({ rule, rollUp, soFar, periodLabel }: Promised) {
  const { done, target, expected, status } = rollUp
  const amount = amountInWords(done, target, rule.unit)
  const ofMany = rule.level !== 'school' && target > 0
  return (
    <View className={styles.done}>
      <View className={styles.amount}>{ofMany ? keepingUpInWords(rollUp, rule.level) : amount}</View>
      {target > 0 && !ofMany && (
        <Bar done={done} target={target} expected={expected} status={status} label={rule.demand} />
      )}
      {(ofMany || soFar) && (
        <View className={styles.note}>
          {ofMany && <View className={styles.figure}>{togetherInWords(rollUp, rule.unit)}</View>}
          {soFar && <View>{periodLabel}</View>}
          {soFar && <View className={styles.figure}>{soFarInWords(soFar)}</View>}
        </View>
      )}
    </View>
  )
}

function Who({ rule, rollUp, words }: Promised) {
  if (rule.level === 'school') return <View className={styles.note}>{words}</View>
  return (
    <View className={styles.who}>
      <Distribution counts={rollUp} label={distributionInWords(rollUp, SUBJECT_UNITS[rule.level])} />
      <View className={styles.note}>{words}</View>
    </View>
  )
}
