import { View } from '@tarojs/components'
import { describe } from '#core/record/describe'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import type { RecordContent } from '@/services/pending-shelf'
import { schoolToday } from '@/services/session'
import { factsOf } from '../facts/facts-of'
import { dateInWords } from '../in-words'
import styles from './newer-version.module.less'

interface NewerVersionProps {
  theirs: RecordContent
  mine: RecordContent
  revision: number
  onTake: () => void
  onKeep: () => void
}

/** Somebody, or the same person elsewhere, was faster: both versions are in sight before one is chosen. */
export function NewerVersion({ theirs, mine, revision, onTake, onKeep }: NewerVersionProps) {
  const differing = differences(theirs, mine)
  return (
    <CellGroup title={`这条记录刚刚在别处改过，现在是第 ${revision} 版`}>
      {differing.length === 0 && <Cell title="和您下面填的一样" />}
      {differing.map(({ name, theirWords, myWords }) => (
        <View key={name} className={styles.difference}>
          <View className={styles.name}>{name}</View>
          <View className={styles.words}>别处：{theirWords || '（空）'}</View>
          <View className={styles.words}>您填的：{myWords || '（空）'}</View>
        </View>
      ))}
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

interface Difference {
  readonly name: string
  readonly theirWords: string
  readonly myWords: string
}

function differences(theirs: RecordContent, mine: RecordContent): Difference[] {
  const facts = { theirs: wordsByName(theirs), mine: wordsByName(mine) }
  const names = new Set([...facts.theirs.keys(), ...facts.mine.keys()])
  return [...names].flatMap((name) => {
    const theirWords = facts.theirs.get(name) ?? ''
    const myWords = facts.mine.get(name) ?? ''
    return theirWords === myWords ? [] : [{ name, theirWords, myWords }]
  })
}

function wordsByName(content: RecordContent): Map<string, string> {
  const { title } = describe(content)
  const day = dateInWords(content.payload.on, schoolToday())
  return new Map([
    ['日期', day],
    ['标题', title],
    ...factsOf(content).map(({ name, words }) => [name, words] as const),
  ])
}
