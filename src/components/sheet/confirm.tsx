import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '../button'
import { Sheet } from '.'

interface ConfirmProps {
  open: boolean
  title: string
  /** What will happen, and whether it can be undone. */
  text: ReactNode
  action: string
  danger?: boolean | undefined
  busy?: boolean | undefined
  onConfirm: () => void
  onClose: () => void
}

export function Confirm({ open, title, text, action, danger, busy, onConfirm, onClose }: ConfirmProps) {
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onTap={onClose}>取消</Button>
          <Button look={danger ? 'danger' : 'primary'} busy={busy} onTap={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <View>{text}</View>
    </Sheet>
  )
}
