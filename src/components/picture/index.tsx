import { Image } from '@tarojs/components'

interface PictureProps {
  src: string
  /** What it shows, for those who do not see it. */
  alt: string
  className?: string | undefined
  /** All of it is to be seen; else it fills its place and is cut. */
  whole?: boolean | undefined
  /** As wide as its place, as high as it then is. */
  wide?: boolean | undefined
  /** It did not come. */
  onFail?: (() => void) | undefined
}

/** Fetched when it comes near the screen. */
export function Picture({ src, alt, className, whole, wide, onFail }: PictureProps) {
  return process.env.TARO_ENV === 'h5' ? (
    <img src={src} alt={alt} className={className} loading="lazy" decoding="async" onError={onFail} />
  ) : (
    <Image
      src={src}
      ariaLabel={alt}
      className={className ?? ''}
      mode={wide ? 'widthFix' : whole ? 'aspectFit' : 'aspectFill'}
      lazyLoad
      {...(onFail && { onError: onFail })}
    />
  )
}
