import { View } from '@tarojs/components'
import { isImage, sizeInWords } from '#core/file/file'
import { Button } from '@/components/button'
import { cx } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { phonePath } from '@/services/uploads/phone-bytes'
import { bytesKey, type UploadItem } from '@/services/uploads/shelf'
import { removeUpload, tryAgain } from '@/services/uploads/uploads'
import type { UploadRow } from '@/services/uploads/use-uploads'
import { Thumb } from './thumb'
import styles from './upload-cell.module.less'

/** A photo or file on its way: what it is, how far it is, and a way to take it back. */
export function UploadCell({ row: { item, state, percent } }: { row: UploadRow }) {
  const words = {
    waitsForRecord: item.on === 'notice' ? '草稿保存后自动上传' : '记录提交后自动上传',
    waiting: percent > 0 ? `已传 ${percent}%，连上网接着传` : '等待上传',
    sending: `正在上传 ${percent}%`,
    refused: `没有收下：${item.refusal?.problem.message ?? ''}`,
    kept: '已上传',
  }[state]
  const going = state === 'sending' || (state === 'waiting' && percent > 0)
  return (
    <View className={styles.cell}>
      <View className={styles.row}>
        <Thumb type={item.type} src={previewOf(item)} />
        <View className={styles.words}>
          <View className={styles.name}>{item.name}</View>
          <View className={cx(styles.state, state === 'refused' && styles.bad)}>
            {sizeInWords(item.size)} · {words}
          </View>
          {going && (
            <View className={styles.track} ariaHidden>
              <View className={styles.fill} style={{ width: `${percent}%` }} />
            </View>
          )}
        </View>
        {state === 'refused' && (
          <Button look="text" compact onTap={() => void tryAgain(item)}>
            重试
          </Button>
        )}
        {state !== 'kept' && (
          <Tap label={`删除 ${item.name}`} className={styles.remove} onTap={() => void removeUpload(item)}>
            <Icon name="x" />
          </Tap>
        )}
      </View>
    </View>
  )
}

/** On a phone the picture itself lies where it can be shown from. */
function previewOf(item: UploadItem): string | null {
  if (process.env.TARO_ENV === 'h5') return item.preview
  else return isImage(item.type) ? phonePath(bytesKey(item)) : null
}
