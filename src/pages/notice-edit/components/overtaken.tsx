import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Banner } from '@/components/states/banner'
import type { Writing } from '../hooks/writing'
import styles from './overtaken.module.less'

/** The same draft was gone on with elsewhere: one of the two is chosen. */
export function Overtaken({ writing: { theirs, takeTheirs, keepMine } }: { writing: Writing }) {
  if (theirs === null) return null
  return (
    <Banner tone="warn">
      <View>这份草稿在别处也改过。那边的标题是“{theirs.content.title}”，留下哪一份？</View>
      <View className={styles.ways}>
        <Button compact onTap={takeTheirs}>
          用那边的
        </Button>
        <Button compact onTap={keepMine}>
          用这里的
        </Button>
      </View>
    </Banner>
  )
}
