import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { ChipsField } from '@/components/form/chips-field'
import { TextField } from '@/components/form/text-field'
import { Sheet } from '@/components/sheet'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { dateInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import styles from './slot-sheet.module.less'
import { type Agenda, detailOf, type Slot, titleOf } from './slot-words'

type Doing = 'move' | 'cancel' | 'restore' | 'theme'

interface SlotSheetProps {
  slot: Slot
  agenda: Agenda
  onChanged: () => Promise<void>
  onClose: () => void
}

const TITLES: Readonly<Record<Doing, string>> = {
  move: '调整到同一周的另一天',
  cancel: '取消这一次',
  restore: '恢复原来的安排',
  theme: '写好主题',
}

/** What may be done about a session that has not been held. */
export function SlotSheet(props: SlotSheetProps) {
  const { slot, agenda, onClose } = props
  const [doing, setDoing] = useState<Doing | null>(null)
  if (doing) return <Deciding {...props} doing={doing} />
  const may = agenda.groups.find(({ id }) => id === slot.groupId)?.may
  const changed = slot.state === 'moved' || slot.state === 'cancelled'
  const begun = slot.heldOn <= agenda.today
  const session = routes.researchSession({ group: slot.groupId, slot: slot.on })
  return (
    <Sheet open title={titleOf(agenda, slot)} onClose={onClose}>
      <View className={styles.detail}>{detailOf(slot, agenda.today)}</View>
      {may?.record && begun && (
        <Button look="primary" icon="notebook-pen" url={session}>
          记下这次活动
        </Button>
      )}
      {may?.arrange && (
        <CellGroup>
          <Cell icon="pen-line" title={slot.theme ? '改主题' : '写好主题'} onTap={() => setDoing('theme')} />
          {slot.mayMoveTo.length > 0 && (
            <Cell icon="calendar" title={TITLES.move} onTap={() => setDoing('move')} />
          )}
          {changed && <Cell icon="rotate-cw" title={TITLES.restore} onTap={() => setDoing('restore')} />}
          {slot.state !== 'cancelled' && (
            <Cell icon="circle-x" title={TITLES.cancel} onTap={() => setDoing('cancel')} />
          )}
        </CellGroup>
      )}
    </Sheet>
  )
}

const REASONS: Readonly<Record<Exclude<Doing, 'theme'>, string>> = {
  move: '调整原因',
  cancel: '取消原因',
  restore: '恢复原因',
}

function Deciding({ slot, agenda, doing, onChanged, onClose }: SlotSheetProps & { doing: Doing }) {
  const [to, setTo] = useState('')
  const [words, setWords] = useState(doing === 'theme' ? slot.theme : '')
  const decide = useAction(async () => {
    const named = { groupId: slot.groupId, slotOn: slot.on }
    if (doing === 'theme') await call('research.theme', { ...named, theme: words })
    else if (doing === 'move') await call('research.move', { ...named, to, reason: words })
    else await call(`research.${doing}`, { ...named, reason: words })
    await onChanged()
  })
  const complete = doing === 'theme' || (words.trim() !== '' && (doing !== 'move' || to !== ''))
  const run = async () => {
    if (!(await decide.run()).done) return
    toast('已保存，组里的人看得到')
    onClose()
  }
  return (
    <Sheet
      open
      title={TITLES[doing]}
      onClose={onClose}
      footer={
        <Button look="primary" busy={decide.busy} disabled={!complete} onTap={() => void run()}>
          保存
        </Button>
      }
    >
      {decide.fault && <Banner tone="bad">{decide.fault.message}</Banner>}
      <CellGroup note={doing === 'cancel' ? '取消只是说明情况，计划里这一周的教研仍然要开。' : undefined}>
        {doing === 'move' && (
          <ChipsField
            label="改到哪一天"
            value={to}
            options={slot.mayMoveTo.map((day) => ({ value: day, label: dateInWords(day, agenda.today) }))}
            onChange={setTo}
          />
        )}
        <TextField
          label={doing === 'theme' ? '主题' : REASONS[doing]}
          value={words}
          maxLength={doing === 'theme' ? 120 : 200}
          placeholder={doing === 'theme' ? '例如：分数单元的前后衔接' : '例如：周四全校体检'}
          onChange={setWords}
          onEnter={() => complete && void run()}
        />
      </CellGroup>
    </Sheet>
  )
}
