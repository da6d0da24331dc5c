import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Banner } from '@/components/states/banner'
import { More } from '@/frame/more'
import { useDeciding } from './deciding'
import { MemberRow } from './member-row'
import styles from './waiting.module.less'

interface WaitingProps {
  /** Of one class; of all that one keeps without it. */
  classId: string | null
  onChange: () => Promise<unknown>
}

/** Parents who wait to be admitted: one tap each, or all that are in sight. */
export function Waiting({ classId, onChange }: WaitingProps) {
  const { pages, decide, admitAll, busyWith, trouble } = useDeciding(classId, onChange)
  const { items } = pages
  if (items.length === 0 && !trouble) return null
  return (
    <CellGroup
      title="等待确认"
      action={
        items.length > 1 && (
          <Button look="text" compact busy={busyWith === 'all'} onTap={admitAll}>
            这 {items.length} 位都通过
          </Button>
        )
      }
      note="请核对是不是本班家长。拿不准的先拒绝，对方一天后可以再申请。"
    >
      {trouble && <Banner tone="bad">{trouble}</Banner>}
      {items.map((member) => (
        <MemberRow key={member.id} member={member} withClass={classId === null} when="申请">
          <View className={styles.buttons}>
            <Button
              compact
              look="primary"
              label={`通过${member.name}`}
              disabled={busyWith !== null}
              busy={busyWith === member.id}
              onTap={() => decide(member, 'admit')}
            >
              通过
            </Button>
            <Button
              compact
              label={`拒绝${member.name}`}
              disabled={busyWith !== null}
              onTap={() => decide(member, 'refuse')}
            >
              拒绝
            </Button>
          </View>
        </MemberRow>
      ))}
      <More pages={pages} />
    </CellGroup>
  )
}
