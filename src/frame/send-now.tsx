import { Button } from '@/components/button'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { sendPending } from '@/services/pending-send'
import { whyWaitingInWords } from '@/services/why-waiting'

export function SendNow() {
  const send = useAction(sendPending)
  const run = async () => {
    const outcome = await send.run()
    if (!outcome.done || !outcome.value) return
    const { received, refused, stumbled, stoppedBy } = outcome.value
    const fault = stoppedBy ?? stumbled[0]?.because
    if (fault) toast(whyWaitingInWords(fault), 'bad')
    else if (refused.length > 0) toast(`有 ${refused.length} 条没有收下，请点开修改`, 'bad')
    else if (received.length > 0) toast(`已提交 ${received.length} 条`)
  }
  return (
    <Button look="text" compact busy={send.busy} onTap={() => void run()}>
      现在提交
    </Button>
  )
}
