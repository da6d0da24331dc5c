import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Table } from '@/components/table'
import type { Checked } from '../hooks/import'
import styles from './faults.module.less'

type Fault = Checked['faults'][number]

const AT_FIRST = 30

/** Where, what, and what would be right: a table on a PC, a list of cards on a phone. */
export function Faults({ checked: { faults, faultCount } }: { checked: Checked }) {
  const [shown, setShown] = useState(AT_FIRST)
  return (
    <CellGroup
      title={`要改的地方 · ${faultCount} 处`}
      note={faultCount > faults.length ? `列出前 ${faults.length} 处，请先改好这些。` : undefined}
    >
      <Table
        caption="名册里要改的地方"
        rows={faults.slice(0, shown)}
        keyOf={(fault) => `${placeOf(fault)} ${fault.message}`}
        columns={[
          { key: 'place', title: '位置', render: placeOf },
          { key: 'message', title: '问题', render: ({ message }) => message },
          { key: 'remedy', title: '怎么改', render: ({ remedy }) => remedy },
        ]}
      />
      {faults.length > shown && (
        <View className={styles.more}>
          <Button onTap={() => setShown(shown + 100)}>还有 {faults.length - shown} 处，继续看</Button>
        </View>
      )}
    </CellGroup>
  )
}

/** 教职工 D5「出生日期」 */
function placeOf({ sheet, row, cell, column }: Fault): string {
  const where = cell || (row > 0 ? `第 ${row} 行` : '')
  return `${sheet} ${where}${column && `「${column}」`}`
}
