import { View } from '@tarojs/components'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Bar } from '@/components/progress/bar'
import { routes } from '@/frame/routes'
import type { Notice } from '../notice'
import { type Reached, reachedInWords } from '../reached'
import styles from './follow-up.module.less'

/** For who sent it, and class teachers of the parents it went to: how many it has reached, and by name whom not yet. */
export function FollowUp({ notice }: { notice: Notice }) {
  const { id, counts, readers, receipt, may } = notice
  if (counts === null) {
    return readers === null ? null : (
      <CellGroup>
        <Cell icon="users" title={readers > 0 ? `${readers} 人看过` : '还没有人看过'} />
      </CellGroup>
    )
  }
  return (
    <CellGroup
      title="送达情况"
      note={may.readers && '名单只有校领导和班主任看得到，方便当面或打电话告诉一声。'}
    >
      <View className={styles.reached}>
        {reachedInWords(counts, receipt.asked).map((reached) => (
          <Share key={reached.words} {...reached} people={counts.people} />
        ))}
      </View>
      {may.readers && counts.people > 0 && (
        <Cell
          icon="users"
          title={receipt.asked ? '谁还没看、谁还没回执' : '谁还没看'}
          url={routes.noticeReaders(id)}
        />
      )}
    </CellGroup>
  )
}

function Share({ words, people, done }: Reached & { people: number }) {
  return (
    <View className={styles.share}>
      <View className={styles.words}>{words}</View>
      <View ariaHidden>
        <Bar done={done} target={people} status="logOnly" label={words} />
      </View>
    </View>
  )
}
