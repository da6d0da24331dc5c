import { useState } from 'react'
import { Button } from '@/components/button'
import { Confirm } from '@/components/sheet/confirm'
import { Banner } from '@/components/states/banner'
import { agoInWords } from '@/services/moment'

interface RestoredProps {
  /** When the draft was last kept, ISO. */
  from: string
  /** There is nothing of it on the server. */
  isNew: boolean
  onDiscard: () => void
}

export function Restored({ from, isNew, onDiscard }: RestoredProps) {
  const [asked, ask] = useState(false)
  return (
    <>
      <Banner
        action={
          <Button compact look="text" onTap={() => ask(true)}>
            {isNew ? '重新写' : '不要这些改动'}
          </Button>
        }
      >
        接着写上次没有发布的内容（{agoInWords(from)}保存）。
      </Banner>
      <Confirm
        open={asked}
        title={isNew ? '不要这份草稿了？' : '不要这些改动了？'}
        text={
          isNew
            ? '已写的标题、正文和发给谁都会清空，不能恢复。'
            : '回到学校里保存的那一份，这台设备上的改动不能恢复。'
        }
        action={isNew ? '清空重写' : '用保存的那份'}
        danger
        onConfirm={onDiscard}
        onClose={() => ask(false)}
      />
    </>
  )
}
