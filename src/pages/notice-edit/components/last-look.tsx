import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '@/components/button'
import { Item, List } from '@/components/elements'
import { Sheet } from '@/components/sheet'
import { Banner } from '@/components/states/banner'
import { routes } from '@/frame/routes'
import { CallProblem } from '@/services/faults'
import type { Publishing } from '../hooks/publishing'
import styles from './last-look.module.less'

interface LastLookProps {
  id: string
  publishing: Publishing
  /** What will come of it, in sentences. */
  plan: readonly string[]
  action: string
  /** Why it has to wait a moment: files on their way. */
  waits: string | null
  onPublish: () => void
  onAnew: () => void
  onClose: () => void
  children: ReactNode
}

/** Before it goes out: to whom, when, and as what. */
export function LastLook({
  id,
  publishing,
  plan,
  action,
  waits,
  onPublish,
  onAnew,
  onClose,
  children,
}: LastLookProps) {
  const { fault, busy } = publishing
  // Published before, the reply was lost, and then it was changed: the two are different announcements.
  const isOutAlready = fault instanceof CallProblem && OUT_ALREADY.includes(fault.problem.code)
  return (
    <Sheet
      open
      title={`${action}前再看一遍`}
      onClose={onClose}
      footer={
        isOutAlready ? (
          <>
            <Button url={routes.notice(id)}>看已发布的</Button>
            <Button look="primary" onTap={onAnew}>
              另发一条
            </Button>
          </>
        ) : (
          <>
            <Button onTap={onClose}>返回修改</Button>
            <Button look="primary" busy={busy} disabled={waits !== null} onTap={onPublish}>
              {busy ? '正在提交' : action}
            </Button>
          </>
        )
      }
    >
      {isOutAlready && <Banner tone="warn">上一次其实已经发布了，后来改动的内容没有发出。</Banner>}
      {fault && !isOutAlready && (
        <Banner tone="warn">
          {fault.message}
          {!(fault instanceof CallProblem) && `不能确定是否已经发出；再点一次“${action}”，也只会发出一条。`}
        </Banner>
      )}
      {waits !== null && <Banner icon="clock">{waits}</Banner>}
      <View className={styles.plan}>
        <List className={styles.list}>
          {plan.map((sentence) => (
            <Item key={sentence} className={styles.sentence}>
              {sentence}
            </Item>
          ))}
        </List>
      </View>
      {children}
    </Sheet>
  )
}

const OUT_ALREADY: readonly string[] = ['idTaken', 'alreadyPublished', 'noticeWithdrawn']
