import type { PropsWithChildren } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Form } from '@/components/form/form'
import { Sheet } from '@/components/sheet'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'

type ChangeSheetProps = PropsWithChildren<{
  title: string
  /** On the button: 登记, 保存. */
  action: string
  danger?: boolean | undefined
  /** Whether all that is needed is filled in. */
  ready: boolean
  /** Below the fields: what follows from it. */
  note?: string | undefined
  /** Answers what is said when it is done. */
  run: () => Promise<string>
  onClose: () => void
}>

/** One change to the roster: a few fields, one button, and the refusal with its remedy in place. */
export function ChangeSheet({
  title,
  action,
  danger,
  ready,
  note,
  run,
  onClose,
  children,
}: ChangeSheetProps) {
  const change = useAction(run)
  const go = async () => {
    const outcome = await change.run()
    if (!outcome.done) return
    toast(outcome.value)
    onClose()
  }
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button
          look={danger ? 'danger' : 'primary'}
          busy={change.busy}
          disabled={!ready}
          onTap={() => void go()}
        >
          {action}
        </Button>
      }
    >
      {change.fault && <Banner tone="bad">{change.fault.message}</Banner>}
      <Form label={title}>
        <CellGroup note={note}>{children}</CellGroup>
      </Form>
    </Sheet>
  )
}
