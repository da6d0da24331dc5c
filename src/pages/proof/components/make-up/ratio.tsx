import { View } from '@tarojs/components'
import { CellGroup } from '@/components/cell/group'
import { Table } from '@/components/table'
import type { Column } from '@/components/table/columns'
import type { MakeUpOf } from '../../proof'
import styles from './make-up.module.less'
import { Operand } from './operand'

type RatioOf = MakeUpOf<'ratio'>
type Below = RatioOf['below'][number]

/** A rate: what is above the line, what is below it, and what each below brings to both sums; never an average. */
export function Ratio({ makeUp }: { makeUp: RatioOf }) {
  const { numerator, denominator, below } = makeUp
  const columns: [Column<Below>, ...Column<Below>[]] = [
    { key: 'name', title: '名称', render: ({ name }) => name },
    { key: 'numerator', title: '分子', numeric: true, render: (each) => String(each.numerator) },
    { key: 'denominator', title: '分母', numeric: true, render: (each) => String(each.denominator) },
  ]
  return (
    <>
      <CellGroup
        title="由哪两个数相除"
        note={denominator.amount === 0 ? '分母是 0，这一项现在不适用。' : undefined}
      >
        <View className={styles.fraction}>
          <Operand side="分子" operand={numerator} />
          <View className={styles.line} ariaHidden />
          <Operand side="分母" operand={denominator} />
        </View>
      </CellGroup>
      {below.length > 0 && (
        <CellGroup title="各自的分子和分母" note="合计是分子之和除以分母之和，不是各个比例的平均。" bare>
          <Table caption="各自的分子和分母" rows={below} keyOf={({ id }) => id} columns={columns} dense />
        </CellGroup>
      )}
    </>
  )
}
