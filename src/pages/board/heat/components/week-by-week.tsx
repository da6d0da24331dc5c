import { View } from '@tarojs/components'
import { useState } from 'react'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Item, List } from '@/components/elements'
import { weekInWords } from '@/frame/in-words'
import { type Heat, weekInStatuses } from '../heat-in-words'
import styles from './week-by-week.module.less'

/** The picture in words, a line a week, the latest first. */
export function WeekByWeek({ heat }: { heat: Heat }) {
  const [open, setOpen] = useState(false)
  const lines = heat.weeks
    .map(({ number, monday, sunday }, column) => ({
      number,
      dates: weekInWords(monday, sunday),
      words: weekInStatuses(heat.rows, column) || '没有要求',
    }))
    .reverse()
  return (
    <CellGroup>
      <Cell title="每周小结" value={open ? '收起' : '用文字看'} onTap={() => setOpen(!open)} />
      {open && (
        <List className={styles.lines}>
          {lines.map(({ number, dates, words }) => (
            <Item key={number} className={styles.line}>
              <View>
                第 {number} 周（{dates}）：{words}
              </View>
            </Item>
          ))}
        </List>
      )}
    </CellGroup>
  )
}
