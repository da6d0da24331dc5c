import { View } from '@tarojs/components'
import { describe } from '#core/record/describe'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import type { RecordContent } from '@/services/pending-shelf'
import { schoolToday } from '@/services/session'
import { dateInWords } from '../in-words'
import styles from './newer-version.module.less'

interface NewerVersionProps {
  theirs: RecordContent
  revision: number
  onTake: () => void
  onKeep: () => void
}

/** Somebody, or the same person elsewhere, was faster: both versions are in sight before one is chosen. */
export function NewerVersion({ theirs, revision, onTake, onKeep }: NewerVersionProps) {
  const { title, detail } = describe(theirs)
  const note = 'note' in theirs.payload ? theirs.payload.note : ''
  return (
    <CellGroup title={`这条记录刚刚在别处改过，现在是第 ${revision} 版`}>
      <Cell
        title={title}
        note={[dateInWords(theirs.payload.on, schoolToday()), detail, note].filter(Boolean).join(' · ')}
      />
      <View className={styles.ways}>
        <Button look="text" compact onTap={onTake}>
          用这一版重新改
        </Button>
        <Button look="text" compact onTap={onKeep}>
          以我下面填的为准
        </Button>
      </View>
    </CellGroup>
  )
}
