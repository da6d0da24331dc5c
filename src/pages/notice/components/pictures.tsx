import { View } from '@tarojs/components'
import { useState } from 'react'
import { isImage } from '#core/file/file'
import { Icon } from '@/components/icon'
import { Picture } from '@/components/picture'
import { Banner } from '@/components/states/banner'
import { Tap } from '@/components/tap'
import { useAction } from '@/services/action'
import { fileAddress } from '@/services/uploads/file-address'
import { openFile } from '@/services/uploads/open'
import type { Attached } from '../notice'
import styles from './pictures.module.less'

/** Pictures are read like the text: in the page, as wide as it is. */
export function Pictures({ files }: { files: readonly Attached[] }) {
  const opening = useAction((file: Attached) => openFile(file))
  const pictures = files.filter(({ type }) => isImage(type))
  if (pictures.length === 0) return null
  return (
    <View className={styles.pictures}>
      {opening.fault && <Banner tone="bad">{opening.fault.message}</Banner>}
      {pictures.map((file, index) => (
        <InPage
          key={file.id}
          file={file}
          name={`图片 ${index + 1}，共 ${pictures.length} 张`}
          onOpen={() => void opening.run(file)}
        />
      ))}
    </View>
  )
}

interface InPageProps {
  file: Attached
  name: string
  onOpen: () => void
}

function InPage({ file, name, onOpen }: InPageProps) {
  const [missing, setMissing] = useState<string | null>(null)
  // With the next answer comes another link, which may lead somewhere.
  if (missing === file.url) {
    return (
      <View className={styles.missing}>
        <Icon name="image" />
        <View>{name}，没有加载出来。连上网络后会自动出现。</View>
      </View>
    )
  }
  return (
    <Tap label={`${name}，查看大图`} className={styles.picture} onTap={onOpen}>
      <Picture
        src={fileAddress(file.url)}
        alt={file.name}
        className={styles.image}
        wide
        onFail={() => setMissing(file.url)}
      />
    </Tap>
  )
}
