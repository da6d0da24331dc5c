import { View } from '@tarojs/components'
import { useMemo } from 'react'
import styles from './index.module.less'
import { qrPicture } from './picture'

/** Black on white in dark mode too, or no camera reads it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const picture = useMemo(() => qrPicture(text), [text])
  return (
    <View
      className={styles.code}
      style={{ backgroundImage: `url("${picture}")` }}
      ariaRole="img"
      ariaLabel={label}
    />
  )
}
