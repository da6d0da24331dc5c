import { ScrollView, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { cx } from '@/components/class-names'
import { Tap } from '@/components/tap'
import { cellInWords, figureOf, MARKS } from '../heat-in-words'
import styles from './grid.module.less'
import { type GridProps, unitOf } from './grid-props'

/** WeChat advises at most 1,000 nodes a page: a cell is one, a number of weeks takes a number of rows. */
const MOST_CELLS = 360

/** On weapp: as many rows at a time as a page may hold. */
export function WeappGrid({ heat, urlOf }: GridProps) {
  const { rows, weeks } = heat
  const size = Math.max(1, Math.floor(MOST_CELLS / Math.max(1, weeks.length)))
  const [from, setFrom] = useState(0)
  const shown = rows.slice(from, from + size)
  return (
    <>
      <ScrollView scrollX scrollLeft={weeks.length * 100} className={styles.scroll ?? ''}>
        <View className={styles.grid}>
          <View className={styles.row}>
            <View className={cx(styles.name, styles.corner)}>周次</View>
            {weeks.map(({ number }) => (
              <View key={number} className={styles.week}>
                {number}
              </View>
            ))}
          </View>
          {shown.map((row) => (
            <View key={`${row.planId} ${row.id}`} className={styles.row}>
              <View className={styles.name}>{row.name}</View>
              {row.cells.map((cell, column) => {
                const week = weeks[column]?.number ?? 0
                return (
                  <Tap
                    key={week}
                    url={urlOf(row, week)}
                    label={`${row.name}，${cellInWords(cell, week, unitOf(heat))}`}
                    className={cx(styles.cell, cell.status ? styles[cell.status] : styles.none)}
                  >
                    {figureOf(cell)}
                    {cell.status && MARKS[cell.status]}
                  </Tap>
                )
              })}
            </View>
          ))}
        </View>
      </ScrollView>
      {rows.length > size && (
        <View className={styles.pager}>
          <Button compact look="text" disabled={from === 0} onTap={() => setFrom(from - size)}>
            上一页
          </Button>
          <View>
            {from + 1}—{Math.min(from + size, rows.length)}，共 {rows.length} 行
          </View>
          <Button
            compact
            look="text"
            disabled={from + size >= rows.length}
            onTap={() => setFrom(from + size)}
          >
            下一页
          </Button>
        </View>
      )}
    </>
  )
}
