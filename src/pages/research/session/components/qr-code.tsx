import { View } from '@tarojs/components'
import { generate } from 'lean-qr'
import { useMemo } from 'react'
import styles from './qr-code.module.less'

/** Black on white in dark mode too, or no camera reads it. One node whatever its size: a picture of one path. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const picture = useMemo(() => pictureOf(text), [text])
  return (
    <View
      className={styles.code}
      style={{ backgroundImage: `url("${picture}")` }}
      ariaRole="img"
      ariaLabel={label}
    />
  )
}

const QUIET = 4

function pictureOf(text: string): string {
  const code = generate(text)
  const whole = code.size + 2 * QUIET
  const runs: string[] = []
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      const from = x
      while (code.get(x, y)) x++
      if (x > from) runs.push(`M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`)
    }
  }
  const drawing = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${whole} ${whole}' shape-rendering='crispEdges'><path d='${runs.join('')}'/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`
}
