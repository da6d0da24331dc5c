import { useState } from 'react'
import { Button } from '@/components/button'
import { Confirm } from '@/components/sheet/confirm'
import { Banner } from '@/components/states/banner'
import { agoInWords } from '@/services/moment'

interface RestoredProps {
  /** When the draft was last kept, ISO. */
  from: string
  onDiscard: () => void
}

export function Restored({ from, onDiscard }: RestoredProps) {
  const [asked, ask] = useState(false)
  return (
    <>
      <Banner
        action={
          <Button compact look="text" onTap={() => ask(true)}>
            重新写
          </Button>
        }
      >
        接着写上次没有发布的内容（{agoInWords(from)}保存）。
      </Banner>
      <Confirm
        open={asked}
        title="不要这份草稿了？"
        text="已写的标题、正文和发给谁都会清空，不能恢复。"
        action="清空重写"
        danger
        onConfirm={onDiscard}
        onClose={() => ask(false)}
      />
    </>
  )
}
