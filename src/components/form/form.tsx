import { View } from '@tarojs/components'
import { type PropsWithChildren, useEffect, useRef } from 'react'
import { showFirstFault } from './attention'

type FormProps = PropsWithChildren<{
  label: string
  /** How often the form was refused (`useAttention`): each time its first faulty field comes into view. */
  attention?: number | undefined
}>

/** Fields that are sent together. Sending is a Button's work: it alone knows busy and disabled. */
export function Form({ label, attention = 0, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (attention > 0) showFirstFault(form.current)
  }, [attention])
  if (process.env.TARO_ENV !== 'h5') return <View>{children}</View>
  return (
    <form ref={form} aria-label={label} noValidate onSubmit={(event) => event.preventDefault()}>
      {children}
    </form>
  )
}
