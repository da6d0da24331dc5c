import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { FILE_TYPES, isImage, sizeInWords } from '#core/file/file'
import { Button } from '@/components/button'
import { Picture } from '@/components/picture'
import { Sheet } from '@/components/sheet'
import { Confirm } from '@/components/sheet/confirm'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { momentInWords } from '@/frame/in-words'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { fileAddress } from '@/services/uploads/file-address'
import { openFile } from '@/services/uploads/open'
import styles from './file-sheet.module.less'

type File = Output<'file.list'>['files'][number]

interface FileSheetProps {
  file: File
  mayRemove: boolean
  onGone: () => unknown
  onClose: () => void
}

export function FileSheet({ file, mayRemove, onGone, onClose }: FileSheetProps) {
  const { id, name, type, size, keptAt, url } = file
  const [asking, setAsking] = useState(false)
  const removal = useAction(() => call('file.remove', { id }))
  const opening = useAction(() => openFile(file))
  const remove = async () => {
    const { done } = await removal.run()
    if (!done) return
    toast('已删除')
    onClose()
    onGone()
  }
  if (asking) {
    return (
      <Confirm
        open
        title="删除这个文件？"
        text={
          <>
            {removal.fault && <Banner tone="bad">{removal.fault.message}</Banner>}
            删除后大家都看不到它，也不能恢复；记录和计入不受影响。
          </>
        }
        action="删除"
        danger
        busy={removal.busy}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      />
    )
  }
  return (
    <Sheet
      open
      title={name}
      onClose={onClose}
      footer={
        <>
          {mayRemove && (
            <Button look="danger" onTap={() => setAsking(true)}>
              删除
            </Button>
          )}
          <Button look="primary" busy={opening.busy} onTap={() => void opening.run()}>
            {isImage(type) ? '看大图' : '打开'}
          </Button>
        </>
      }
    >
      {opening.fault && <Banner tone="bad">{opening.fault.message}</Banner>}
      {isImage(type) && (
        <Picture src={fileAddress(url)} alt={FILE_TYPES[type].label} className={styles.picture} whole />
      )}
      <View className={styles.facts}>
        {FILE_TYPES[type].label} · {sizeInWords(size)} · {momentInWords(keptAt)}上传
      </View>
    </Sheet>
  )
}
