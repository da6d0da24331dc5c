import { View } from '@tarojs/components'
import type { ChangeEvent } from 'react'
import { Button } from '@/components/button'
import { cx } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { type Chosen as ChosenFile, chooseFromConversation, readChosen } from '@/services/documents/choose'
import type { Chosen } from '../hooks/import'
import { contentOf, EXTENSIONS } from '../hooks/read-file'
import styles from './choose-file.module.less'

interface ChooseFileProps {
  busy: boolean
  onChosen: (chosen: Chosen) => void
}

/** A workbook: from the disk in a browser, from a conversation in WeChat. */
export function ChooseFile({ busy, onChosen }: ChooseFileProps) {
  const reading = useAction(async (choose: () => Promise<ChosenFile | undefined>) => choose())
  const take = async (choose: () => Promise<ChosenFile | undefined>) => {
    const outcome = await reading.run(choose)
    if (!outcome.done || !outcome.value) return
    const read = contentOf(outcome.value)
    if ('refusal' in read) toast(read.refusal, 'bad')
    else onChosen(read)
  }
  const isBusy = busy || reading.busy
  if (process.env.TARO_ENV !== 'h5') {
    return (
      <Button
        icon="file-text"
        busy={isBusy}
        onTap={() => void take(() => chooseFromConversation(EXTENSIONS))}
      >
        从聊天里选择文件
      </Button>
    )
  }
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    if (file) void take(() => readChosen(file))
    // So that the same file can be chosen again after it was mended.
    target.value = ''
  }
  return (
    <label className={cx(styles.label, isBusy && styles.busy)}>
      <input type="file" className={styles.input} accept=".xlsx" disabled={isBusy} onChange={choose} />
      <Icon name="file-text" />
      <View>{isBusy ? '正在检查' : '选择 .xlsx 文件并检查'}</View>
    </label>
  )
}
