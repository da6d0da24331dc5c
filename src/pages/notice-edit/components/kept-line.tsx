import { View } from '@tarojs/components'
import { useOnline } from '@/services/network'
import type { Writing } from '../hooks/writing'
import styles from './kept-line.module.less'

/** Where what has been typed is kept by now. */
export function KeptLine({ writing, held }: { writing: Writing; held: boolean }) {
  const online = useOnline()
  return (
    <View className={styles.line} ariaRole="status" ariaLive="polite">
      {keptInWords(writing, { held, online })}
    </View>
  )
}

function keptInWords(
  { busy, dirty, isKept, fault, maySave }: Writing,
  { held, online }: { held: boolean; online: boolean },
): string {
  if (busy) return '正在保存草稿'
  if (isKept && !held) return '草稿已保存，换台设备也能接着写。'
  if (!dirty) return ''
  if (held) return '改动先存在这台设备上，重新提交后才生效。'
  if (fault && online) return `草稿只存在这台设备上。${fault.message}`
  if (!online) return '现在没有网络，草稿先存在这台设备上。'
  return maySave() ? '已存在这台设备上。' : '已存在这台设备上；标题和正文都有了，会同时存到学校。'
}
