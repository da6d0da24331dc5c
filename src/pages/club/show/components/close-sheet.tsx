import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { ChoiceField } from '@/components/form/choice-field'
import { TextArea } from '@/components/form/text-area'
import { Confirm } from '@/components/sheet/confirm'
import { Banner } from '@/components/states/banner'
import { More } from '@/frame/more'
import { type Pages, usePages } from '@/services/pages'
import styles from './closing.module.less'

interface CloseSheetProps {
  clubId: string
  name: string
  busy: boolean
  fault: string | undefined
  onConfirm: (because: string, mergedInto: string | null) => void
  onClose: () => void
}

type Other = Output<'club.list'>['clubs']['items'][number]

const NOWHERE = 'nowhere'

/** Why it ends, and where its members go if they all go to one club. */
export function CloseSheet({ clubId, name, busy, fault, onConfirm, onClose }: CloseSheetProps) {
  const [because, setBecause] = useState('')
  const [into, setInto] = useState(NOWHERE)
  const [missing, setMissing] = useState(false)
  const pages: Pages<'club.list', Other> = usePages('club.list', {}, (data) => data.clubs)
  const others = pages.items.filter((club) => club.id !== clubId)
  const options = [
    { value: NOWHERE, label: '不并入其他社团' },
    ...others.map((club) => ({ value: club.id, label: club.name })),
  ]
  const confirm = () => {
    const lacks = because.trim() === ''
    setMissing(lacks)
    if (!lacks) onConfirm(because.trim(), into === NOWHERE ? null : into)
  }
  return (
    <Confirm
      open
      title={`停办${name}？`}
      action="停办"
      danger
      busy={busy}
      onConfirm={confirm}
      onClose={onClose}
      text={
        <>
          {fault && <Banner tone="bad">{fault}</Banner>}
          <View className={styles.into}>今天是最后一天，以前的记录都保留，以后可以重新开办。</View>
          <CellGroup>
            <ChoiceField label="并入" value={into} options={options} onChange={(id) => setInto(id)} />
            <TextArea
              label="原因"
              value={because}
              onChange={setBecause}
              maxLength={200}
              error={missing ? '请填写原因' : undefined}
            />
          </CellGroup>
          <More pages={pages} />
        </>
      }
    />
  )
}
