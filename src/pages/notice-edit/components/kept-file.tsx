import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { sizeInWords } from '#core/file/file'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { toast } from '@/components/toast/store'
import { Thumb } from '@/frame/files/thumb'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { fileAddress } from '@/services/uploads/file-address'
import styles from './kept-file.module.less'

interface KeptFileProps {
  file: Output<'notice.read'>['files'][number]
  onGone: () => Promise<void>
}

/** One that the server has; it can be taken away until the announcement is out. */
export function KeptFile({ file: { id, name, type, size, url }, onGone }: KeptFileProps) {
  const removal = useAction(() => call('file.remove', { id }))
  const remove = async () => {
    const { done } = await removal.run()
    if (!done) return
    toast('已删除')
    await onGone()
  }
  return (
    <View className={styles.row}>
      <Thumb type={type} src={fileAddress(url)} />
      <View className={styles.words}>
        <View className={styles.name}>{name}</View>
        <View className={styles.note}>
          {removal.fault ? removal.fault.message : `${sizeInWords(size)} · 已上传`}
        </View>
      </View>
      <Tap
        label={`删除 ${name}`}
        disabled={removal.busy}
        className={styles.remove}
        onTap={() => void remove()}
      >
        <Icon name="x" />
      </Tap>
    </View>
  )
}
