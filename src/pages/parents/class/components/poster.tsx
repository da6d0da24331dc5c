import { View } from '@tarojs/components'
import { classCodeInWords } from '#core/parent/class-code'
import { QrCode } from '@/components/qr-code'
import { codePicture, type Invitation } from '../invitation'
import styles from './poster.module.less'

/** One sheet for the wall: on paper it is all there is, on the screen it is not there. */
interface PosterProps {
  invitation: Invitation
  drawn: string | undefined
}

export function Poster({ invitation: { school, className, code, until }, drawn }: PosterProps) {
  return (
    <View className={styles.poster} ariaHidden>
      <View className={styles.school}>{school}</View>
      <View className={styles.title}>{className}家长请扫码加入</View>
      <QrCode text={codePicture(code)} drawn={drawn} label="" />
      <View className={styles.code}>{classCodeInWords(code)}</View>
      <View className={styles.steps}>
        <View>1. 用{drawn ? '微信' : '手机相机或微信'}扫上面的码，核对学校和班级。</View>
        <View>2. 填写称呼（例如 小雨妈妈），不用填写孩子的信息。</View>
        <View>3. 班主任确认后，就能收到班级和学校的公告。</View>
      </View>
      <View className={styles.until}>有效到 {until}</View>
    </View>
  )
}
