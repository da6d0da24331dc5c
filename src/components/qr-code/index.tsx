import { View } from '@tarojs/components'
import { useMemo } from 'react'
import styles from './index.module.less'
import { qrPicture } from './picture'

interface QrCodeProps {
  text: string
  label: string
  /** A code that somebody else has drawn, in its place. */
  drawn?: string | undefined
}

/** Black on white in dark mode too, or no camera reads it. */
export function QrCode({ text, label, drawn }: QrCodeProps) {
  const picture = useMemo(() => drawn ?? qrPicture(text), [drawn, text])
  return (
    <View
      className={styles.code}
      style={{ backgroundImage: `url("${picture}")` }}
      ariaRole="img"
      ariaLabel={label}
    />
  )
}
