import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Page } from '@/frame/page'
import { receiptsOf } from '@/services/pending-shelf'
import { useSession } from '@/services/session'
import { ReceiptCell } from './components/receipt-cell'

const AT_ONCE = 20

/** What the server has confirmed to this device: proof in hand, also without network. */
export default function Receipts() {
  const me = useSession()
  const [receipts] = useState(() => (me ? receiptsOf(me.person.id) : []))
  const [shown, setShown] = useState(AT_ONCE)
  return (
    <Page title="回执" narrow>
      {receipts.length === 0 ? (
        <Empty title="这台设备上还没有回执" text="提交的记录学校收下以后，会在这里留下编号、时间和存证码。" />
      ) : (
        <CellGroup note="每条记录收下时，学校的服务器给出编号、时间和存证码。这台设备留着最近 100 条，没有网络也能看；点开可以看记录现在的内容。">
          {receipts.slice(0, shown).map((receipt) => (
            <ReceiptCell key={receipt.id} receipt={receipt} />
          ))}
        </CellGroup>
      )}
      {shown < receipts.length && <Button onTap={() => setShown(shown + AT_ONCE)}>再看 20 条</Button>}
    </Page>
  )
}
