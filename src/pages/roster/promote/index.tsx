import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Input, Output } from '#core/contract/contract'
import { schoolYearOf } from '#core/org/promotion'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { DateField } from '@/components/form/date-field'
import { Form } from '@/components/form/form'
import { StepperField } from '@/components/form/stepper-field'
import { SwitchField } from '@/components/form/switch-field'
import { Confirm } from '@/components/sheet/confirm'
import { Empty } from '@/components/states'
import { Banner } from '@/components/states/banner'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { schoolToday } from '@/services/session'
import { KeepersPage } from '../components/keepers-page'
import { Preview } from './components/preview'

type Choice = Omit<Input<'roster.promote'>, 'dry'>
type Outcome = Output<'roster.promote'>

/** A new school year: looked at first, done once. */
export default function RosterPromote() {
  const [choice, setChoice] = useState<Choice>(() => ({
    from: `${schoolYearOf(schoolToday()) + 1}-09-01`,
    keepClassTeachers: true,
    newClasses: 0,
  }))
  const [seen, see] = useState<Outcome | null>(null)
  const [asking, ask] = useState(false)
  const look = useAction(() => call('roster.promote', { ...choice, dry: true }))
  const promote = useAction(() => call('roster.promote', { ...choice, dry: false }))
  const set = (some: Partial<Choice>) => {
    setChoice({ ...choice, ...some })
    see(null)
  }
  const show = async (action: typeof look) => {
    const outcome = await action.run()
    ask(false)
    if (outcome.done) see(outcome.value)
  }
  const fault = promote.fault ?? look.fault
  if (seen?.done) return <Done outcome={seen} from={choice.from} />
  return (
    <KeepersPage title="新学年" home={routes.roster()} narrow>
      {fault && <Banner tone="bad">{fault.message}</Banner>}
      <Form label="新学年">
        <CellGroup note="每个班从这一天起接着上一级：家长跟着走，班额跟着走；最高年级离校，家长不再收到公告。以前的记录留在原来的班。">
          <DateField label="从哪天起" value={choice.from} onChange={(from) => set({ from })} />
          <SwitchField
            label="班主任跟班"
            hint="关掉后，新的班级先没有班主任"
            value={choice.keepClassTeachers}
            onChange={(keepClassTeachers) => set({ keepClassTeachers })}
          />
          <StepperField
            label="起始年级新班"
            value={choice.newClasses}
            max={60}
            onChange={(newClasses) => set({ newClasses })}
          />
        </CellGroup>
      </Form>
      <CellGroup bare>
        <Button
          look={seen ? 'default' : 'primary'}
          busy={look.busy}
          disabled={choice.from === ''}
          onTap={() => void show(look)}
        >
          先看看会怎样
        </Button>
      </CellGroup>
      {seen && (
        <>
          <Preview classes={seen.classes} />
          <Button look="primary" busy={promote.busy} onTap={() => ask(true)}>
            升级
          </Button>
        </>
      )}
      <Confirm
        open={asking}
        title="确认升级"
        text={
          <View>
            从 {choice.from}{' '}
            起按上面的预览升级。一学年只升一次，没有一键撤回；个别班级以后可以逐个改名或结束。
          </View>
        }
        action="升级"
        busy={promote.busy}
        onConfirm={() => void show(promote)}
        onClose={() => ask(false)}
      />
    </KeepersPage>
  )
}

function Done({ outcome, from }: { outcome: Outcome; from: string }) {
  const onwards = outcome.classes.filter(({ before, after }) => before !== null && after !== null)
  return (
    <KeepersPage title="新学年" home={routes.roster()} narrow>
      <Empty
        icon="circle-check"
        title="已经升级"
        text={`${onwards.length} 个班从 ${from} 起升一级，前一天还是原来的班。接着可以建新学期，课表从上学期带过来。`}
        action={
          <Button compact url={routes.terms()}>
            学期和校历
          </Button>
        }
      />
      <Preview classes={outcome.classes} />
    </KeepersPage>
  )
}
