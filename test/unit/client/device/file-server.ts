import { createHash } from 'node:crypto'
import type { Input } from '#core/contract/contract'
import { FILE_LIMITS } from '#core/file/file'
import type { ProblemCode } from '#core/problem'
import { no, type SchoolServer } from './school-server'

export interface ServedFile {
  readonly announced: Input<'file.begin'>
  readonly personId: string
  bytes: Uint8Array
  state: 'partial' | 'kept' | 'removed'
}

/** What the client may rely on from the real file operations, over the records that a school server has kept. */
export class FileServer {
  readonly files = new Map<string, ServedFile>()
  /** How often each file became kept. */
  readonly keepings: string[] = []
  /** Set to refuse an upload as it begins. */
  refuse: (announced: Input<'file.begin'>) => ProblemCode | null = () => null

  constructor(private readonly school: SchoolServer) {
    const answer = <I>(
      operation: 'file.begin' | 'file.put' | 'file.remove',
      run: (input: I, who: string) => unknown,
    ) => school.answers.set(operation, (input, who) => (who ? run(input as I, who) : no('notSignedIn')))
    answer('file.begin', (input: Input<'file.begin'>, who) => this.begin(input, who))
    answer('file.put', (input: Input<'file.put'>, who) => this.put(input, who))
    answer('file.remove', (input: Input<'file.remove'>, who) => this.remove(input, who))
  }

  keptOf(id: string): ServedFile | undefined {
    const file = this.files.get(id)
    return file?.state === 'kept' ? file : undefined
  }

  private begin(announced: Input<'file.begin'>, personId: string) {
    const known = this.files.get(announced.id)
    if (known) {
      const same =
        known.personId === personId && JSON.stringify(known.announced) === JSON.stringify(announced)
      return same ? standing(known) : no('fileIdTaken')
    }
    const record = this.school.kept.find(({ submission }) => submission.id === announced.recordId)
    if (record?.personId !== personId) return no('notFound')
    const refused = this.refuse(announced)
    if (refused) return no(refused)
    const beside = [...this.files.values()].filter(
      (file) => file.announced.recordId === announced.recordId && file.state !== 'removed',
    )
    if (beside.length >= FILE_LIMITS.perRecord) return no('tooManyFiles')
    const file: ServedFile = { announced, personId, bytes: new Uint8Array(), state: 'partial' }
    this.files.set(announced.id, file)
    return standing(file)
  }

  private put({ id, offset, data }: Input<'file.put'>, personId: string) {
    const file = this.files.get(id)
    if (file?.personId !== personId) return no('notFound')
    const received = file.bytes.length
    if (file.state !== 'partial' || offset < received) return standing(file)
    if (offset > received) {
      const { problem } = no('fileGap')
      return { ok: false, problem: { ...problem, details: { received } } }
    }
    file.bytes = Uint8Array.from(Buffer.concat([file.bytes, Buffer.from(data, 'base64')]))
    if (file.bytes.length < file.announced.size) return standing(file)
    if (createHash('sha256').update(file.bytes).digest('hex') !== file.announced.sha256) {
      this.files.delete(id)
      return no('fileDamaged')
    }
    file.state = 'kept'
    this.keepings.push(id)
    return standing(file)
  }

  private remove({ id }: Input<'file.remove'>, personId: string) {
    const file = this.files.get(id)
    if (file?.personId !== personId) return no('notFound')
    if (file.state === 'partial') this.files.delete(id)
    else file.state = 'removed'
    return { id }
  }
}

function standing({ bytes, state }: ServedFile) {
  return { received: bytes.length, state }
}
