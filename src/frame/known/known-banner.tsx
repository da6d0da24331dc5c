import { Button } from '@/components/button'
import { Banner } from '@/components/states/banner'
import { momentInWords } from '../in-words'

interface KnownBannerProps {
  /** The instant asked for; nothing is said of now. */
  known: string | undefined
  onKnown: (known: string | undefined) => void
}

/** Stands above numbers of the past, so that nobody takes them for today's. */
export function KnownBanner({ known, onKnown }: KnownBannerProps) {
  if (known === undefined || Number.isNaN(Date.parse(known))) return null
  return (
    <Banner
      icon="clock"
      action={
        <Button compact look="text" onTap={() => onKnown(undefined)}>
          回到现在
        </Button>
      }
    >
      这是 {momentInWords(known)} 当时知道的，后来补录和更正的不在内。
    </Banner>
  )
}
