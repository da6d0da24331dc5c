import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { saveInBrowser } from '@/services/keep-file'
import { drawPoster, POSTER_WIDTH } from '../poster'
import styles from './picture-button.module.less'

interface PictureButtonProps {
  report: Output<'report.show'>
  school: string
}

/** The report as a picture to be sent on; drawn in browsers, while in WeChat the workbook is what is sent. */
export function PictureButton({ report, school }: PictureButtonProps) {
  const save = useAction(async () => {
    const picture = await drawn(report, school)
    if (!picture) return toast('浏览器没有画出图片，请改用打印或导出表格。', 'bad')
    saveInBrowser(`${report.report.title}.png`, picture)
    toast('图片已保存，里面没有个人姓名，可以直接发到群里。')
  })
  if (process.env.TARO_ENV !== 'h5') {
    return <View className={styles.note}>在微信里请导出表格后转发；要图片或打印，请用浏览器打开。</View>
  }
  return (
    <Button compact icon="image" busy={save.busy} onTap={() => void save.run()}>
      存成图片
    </Button>
  )
}

function drawn(report: PictureButtonProps['report'], school: string): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.resolve(null)
  const height = Math.ceil(drawPoster(pen, report, school, false))
  // Setting a size clears the canvas and its state.
  canvas.width = POSTER_WIDTH
  canvas.height = height
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, POSTER_WIDTH, height)
  drawPoster(pen, report, school, true)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
