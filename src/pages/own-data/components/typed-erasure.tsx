import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { TextField } from '@/components/form/text-field'
import { Sheet } from '@/components/sheet'
import type { Action } from '@/services/action'

const WORD = '删除'

interface TypedErasureProps {
  title: string
  text: ReactNode
  erase: Action<[], void>
  /** What else has to be filled in first. */
  children?: ReactNode
  ready?: boolean
  onClose: () => void
}

/** It cannot be undone, so it takes more than two taps. */
export function TypedErasure({ title, text, erase, children, ready = true, onClose }: TypedErasureProps) {
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const wrong = typed.trim() !== WORD
  const submit = () => {
    setMissing(wrong)
    if (!wrong && ready) void erase.run()
  }
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onTap={onClose}>取消</Button>
          <Button look="danger" busy={erase.busy} onTap={submit}>
            {erase.busy ? '正在删除' : '永久删除'}
          </Button>
        </>
      }
    >
      <View>{text}</View>
      {children}
      <TextField
        label={`请输入「${WORD}」确认`}
        value={typed}
        onChange={setTyped}
        placeholder={WORD}
        error={erase.fault?.message ?? (missing && wrong ? `请输入「${WORD}」两个字` : undefined)}
        onEnter={submit}
      />
    </Sheet>
  )
}
