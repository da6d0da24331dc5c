import { View } from '@tarojs/components'
import { FILE_TYPES, type FileType, isImage } from '#core/file/file'
import { Icon } from '@/components/icon'
import { Picture } from '@/components/picture'
import styles from './thumb.module.less'

/** A small square at the left of a row: the picture, or what kind of document it is. */
export function Thumb({ type, src }: { type: FileType; src: string | null }) {
  return (
    <View className={styles.thumb}>
      {isImage(type) && src ? (
        <Picture src={src} alt={FILE_TYPES[type].label} className={styles.picture} />
      ) : (
        <Icon name={isImage(type) ? 'image' : 'file-text'} />
      )}
    </View>
  )
}
