import { Button } from '@/components/button'
import { PrintButton } from '@/components/button/print'
import { setLargeType, useLargeType } from '@/theme/large-type'
import { useWide } from '@/theme/use-wide'
import { shareLink } from '../hooks/sharing'
import type { Notice } from '../notice'

/** For the reader: larger letters, passing it on, paper. */
export function Tools({ notice }: { notice: Notice | undefined }) {
  const large = useLargeType()
  const wide = useWide()
  return (
    <>
      {process.env.TARO_ENV === 'h5' && notice?.state === 'published' && (
        <Button compact look="text" icon="share-2" onTap={() => void shareLink(notice)}>
          分享
        </Button>
      )}
      {wide && notice && <PrintButton />}
      <Button compact look="text" onTap={() => setLargeType(!large)}>
        {large ? '标准字号' : '大字'}
      </Button>
    </>
  )
}
