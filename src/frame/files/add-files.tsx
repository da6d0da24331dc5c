import { View } from '@tarojs/components'
import { FILE_LIMITS } from '#core/file/file'
import { Button } from '@/components/button'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { addFromBrowser, addFromPhone } from '@/services/uploads/uploads'
import styles from './add-files.module.less'
import { FileInput } from './file-input'

interface AddFilesProps {
  recordId: string
  /** What that is the id of, when it is no record. */
  on?: 'notice' | undefined
  /** How many more may be added. */
  room: number
  onAdded?: (() => void) | undefined
}

const WAYS = [
  { from: 'photos', words: '添加照片', icon: 'image', accept: 'image/*' },
  { from: 'documents', words: '添加文档', icon: 'file-text', accept: '.pdf,.docx,.xlsx,.pptx' },
] as const

type Way = (typeof WAYS)[number]

export function AddFiles({ recordId, on, room, onAdded }: AddFilesProps) {
  const add = useAction(async (way: Way, files: readonly File[] | null) =>
    files ? addFromBrowser(recordId, files, on) : addFromPhone(recordId, way.from, room, on),
  )
  const run = async (way: Way, files: readonly File[] | null) => {
    const outcome = await add.run(way, files?.slice(0, room) ?? null)
    if (!outcome.done) return
    onAdded?.()
    const tooMany =
      files && files.length > room ? [`最多放 ${FILE_LIMITS.perRecord} 个，只放进了前 ${room} 个`] : []
    const refusals = [...outcome.value, ...tooMany]
    if (refusals.length > 0) toast(refusals.join('；'), 'bad')
  }
  return (
    <View className={styles.ways}>
      {WAYS.map((way) => (
        <View key={way.from} className={styles.way}>
          {process.env.TARO_ENV === 'h5' ? (
            <FileInput
              icon={way.icon}
              accept={way.accept}
              busy={add.busy}
              multiple
              words={add.busy ? '正在处理' : way.words}
              onChoose={(files) => void run(way, files)}
            />
          ) : (
            <Button icon={way.icon} busy={add.busy} onTap={() => void run(way, null)}>
              {way.words}
            </Button>
          )}
        </View>
      ))}
    </View>
  )
}
