import { View } from '@tarojs/components'
import { useState } from 'react'
import { CellGroup } from '@/components/cell/group'
import { TextArea } from '@/components/form/text-area'
import { Confirm } from '@/components/sheet/confirm'
import { Banner } from '@/components/states/banner'
import styles from '../index.module.less'

interface WithReasonProps {
  title: string
  text: string
  label: string
  optional?: boolean
  /** Red, for what cannot be taken back. */
  danger?: boolean
  maxLength?: number
  action: string
  busy: boolean
  /** Why the last try failed. */
  fault: string | undefined
  onConfirm: (reason: string) => void
  onClose: () => void
}

export function WithReason(props: WithReasonProps) {
  const { text, label, optional, danger = true, maxLength = 200, fault, onConfirm, ...confirm } = props
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const done = () => {
    const lacks = !optional && reason.trim() === ''
    setMissing(lacks)
    if (!lacks) onConfirm(reason.trim())
  }
  return (
    <Confirm
      {...confirm}
      open
      danger={danger}
      onConfirm={done}
      text={
        <>
          {fault && <Banner tone="bad">{fault}</Banner>}
          <View className={styles.text}>{text}</View>
          <CellGroup>
            <TextArea
              label={label}
              optional={optional}
              value={reason}
              onChange={setReason}
              maxLength={maxLength}
              error={missing ? `请填写${label}` : undefined}
            />
          </CellGroup>
        </>
      }
    />
  )
}
