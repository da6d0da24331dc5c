import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Confirm } from '@/components/sheet/confirm'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { CloseSheet } from './close-sheet'
import styles from './closing.module.less'

interface ClosingProps {
  club: Output<'club.show'>
  reload: () => Promise<void>
}

/** Ending a club, and letting it go on. */
export function Closing({ club: { id, revision, name, may }, reload }: ClosingProps) {
  const [asking, setAsking] = useState<'close' | 'reopen' | null>(null)
  const close = useAction((because: string, mergedInto: string | null) =>
    call('club.close', { id, revision, because, mergedInto }),
  )
  const reopen = useAction(() => call('club.reopen', { id, revision }))
  const done = async (outcome: { done: boolean }, words: string) => {
    if (outcome.done) {
      setAsking(null)
      toast(words)
    }
    await reload()
  }
  if (!may.close && !may.reopen) return null
  return (
    <View className={styles.actions}>
      {may.close && (
        <Button look="danger" onTap={() => setAsking('close')}>
          停办或整合
        </Button>
      )}
      {may.reopen && <Button onTap={() => setAsking('reopen')}>重新开办</Button>}
      {asking === 'close' && (
        <CloseSheet
          clubId={id}
          name={name}
          busy={close.busy}
          fault={close.fault?.message}
          onConfirm={(because, into) =>
            void close.run(because, into).then((outcome) => done(outcome, '已停办'))
          }
          onClose={() => setAsking(null)}
        />
      )}
      <Confirm
        open={asking === 'reopen'}
        title={`重新开办${name}？`}
        text={reopen.fault?.message ?? '停办时的指导教师从今天起继续指导，以前的记录都还在。'}
        action="重新开办"
        busy={reopen.busy}
        onConfirm={() => void reopen.run().then((outcome) => done(outcome, '已重新开办'))}
        onClose={() => setAsking(null)}
      />
    </View>
  )
}
