import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'

type FormProps = PropsWithChildren<{ label: string }>

/** Fields that are sent together. Sending is a Button's work: it alone knows busy and disabled. */
export function Form({ label, children }: FormProps) {
  if (process.env.TARO_ENV !== 'h5') return <View>{children}</View>
  return (
    <form aria-label={label} noValidate onSubmit={(event) => event.preventDefault()}>
      {children}
    </form>
  )
}
