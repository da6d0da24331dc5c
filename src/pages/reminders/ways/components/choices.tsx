import { useState } from 'react'
import type { Input } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { SwitchField } from '@/components/form/switch-field'
import { Banner } from '@/components/states/banner'
import { useAction } from '@/services/action'
import { call } from '@/services/call'

type Chosen = Input<'reminder.choose'>

interface ChoicesProps {
  choices: Chosen
  onChosen: () => Promise<void>
}

/** Switched at once; what the server does not take springs back, with the reason. */
export function Choices({ choices, onChosen }: ChoicesProps) {
  const [wanted, setWanted] = useState<Chosen | null>(null)
  const shown = wanted ?? choices
  const choose = useAction(async (chosen: Chosen) => {
    await call('reminder.choose', chosen)
    await onChosen()
  })
  const change = async (part: Partial<Chosen>) => {
    if (choose.busy) return
    const chosen = { ...shown, ...part }
    setWanted(chosen)
    await choose.run(chosen)
    setWanted(null)
  }
  return (
    <CellGroup title="提醒什么" note="放假和夜里都不提醒。关掉以后，要做的事照样在首页看得到。">
      {choose.fault && <Banner tone="bad">没有改成。{choose.fault.message}</Banner>}
      <SwitchField
        label="本周提要"
        hint="每周最多一次，一句话说清接下来做什么"
        value={shown.digest}
        onChange={(digest) => void change({ digest })}
      />
      <SwitchField
        label="到期提醒"
        hint="到期前 7 天和 1 天各一次"
        value={shown.due}
        onChange={(due) => void change({ due })}
      />
    </CellGroup>
  )
}
