import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Banner } from '@/components/states/banner'
import { useAction } from '@/services/action'
import { useOnline } from '@/services/network'
import { sendWaiting } from '@/services/uploads/uploads'
import { useUploads } from '@/services/uploads/use-uploads'
import { UploadCell } from './upload-cell'

/** Photos and files on this device that the server does not have: nothing of it is ever out of sight. */
export function UnsentFiles() {
  const { rows, trouble } = useUploads()
  const online = useOnline()
  const send = useAction(sendWaiting)
  if (rows.length === 0) return null
  const may = rows.some(({ state }) => state === 'waiting' || state === 'sending')
  return (
    <CellGroup
      title={`还没有传完的照片和附件 ${rows.length} 个`}
      action={
        may && (
          <Button look="text" compact busy={send.busy} onTap={() => void send.run()}>
            现在上传
          </Button>
        )
      }
      note="记录已经计入的不受影响；连上网自动接着传。"
    >
      {trouble && may && online && <Banner tone="warn">{trouble.message}</Banner>}
      {rows.map((row) => (
        <UploadCell key={row.item.id} row={row} />
      ))}
    </CellGroup>
  )
}
