import { View } from '@tarojs/components'
import { cx } from '@/components/class-names'
import { DataCell, HeadCell, TableBody, TableBox, TableHead, TableRow } from '@/components/table/elements'
import type { Block } from '../markdown-blocks'
import styles from './help-table.module.less'
import { Runs } from './runs'

/** A table on a wide screen; on a phone each row is a small card under its first cell. */
export function HelpTable({ header, rows }: Omit<Extract<Block, { kind: 'table' }>, 'kind'>) {
  return (
    <TableBox className={styles.table}>
      <TableHead className={styles.head}>
        <TableRow className={styles.row}>
          {header.map((cell) => (
            <HeadCell key={cell} scope="col" className={styles.th}>
              {cell}
            </HeadCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody className={styles.body}>
        {rows.map((cells) => (
          <TableRow key={cells.join('|')} className={styles.row}>
            {header.map((title, index) => (
              <DataCell key={title} className={cx(styles.td, index === 0 && styles.first)}>
                {index > 0 && header.length > 2 && <View className={styles.term}>{title}</View>}
                <View className={styles.datum}>
                  <Runs text={cells[index] ?? ''} />
                </View>
              </DataCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </TableBox>
  )
}
