import { Button } from '@/components/button'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { chooseFromConversation, readChosen } from '@/services/documents/choose'
import type { Chosen } from '@/services/documents/document'
import { FileInput } from '../files/file-input'

interface ChooseFileProps<Read> {
  /** What the field says in a browser, idle and at work. */
  words: string
  working: string
  /** Endings of the files that can be chosen, without the dot. */
  extensions: readonly string[]
  busy: boolean
  /** What the file holds, or why it is of no use here. */
  read: (file: Chosen) => Read | { readonly refusal: string }
  onChosen: (read: Read) => void
}

/** A document: from the disk in a browser, from a conversation in WeChat. */
export function ChooseFile<Read extends object>(props: ChooseFileProps<Read>) {
  const { words, working, extensions, busy, read, onChosen } = props
  const reading = useAction(async (choose: () => Promise<Chosen | undefined>) => choose())
  const take = async (choose: () => Promise<Chosen | undefined>) => {
    const outcome = await reading.run(choose)
    if (!outcome.done || !outcome.value) return
    const held = read(outcome.value)
    if ('refusal' in held) toast(held.refusal, 'bad')
    else onChosen(held)
  }
  const isBusy = busy || reading.busy
  if (process.env.TARO_ENV !== 'h5') {
    return (
      <Button
        icon="file-text"
        busy={isBusy}
        onTap={() => void take(() => chooseFromConversation(extensions))}
      >
        从聊天里选择文件
      </Button>
    )
  }
  return (
    <FileInput
      icon="file-text"
      words={isBusy ? working : words}
      accept={extensions.map((ending) => `.${ending}`).join()}
      busy={isBusy}
      onChoose={([file]) => file && void take(() => readChosen(file))}
    />
  )
}
