import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rename, rm, statfs } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** `small`: one that can be filled. `image`: one whose content at any moment can be had as a power cut leaves it. */
export type DiskKind = 'small' | 'image'

const MEGABYTES = { small: 600, image: 900 } as const satisfies Record<DiskKind, number>

const WRITTEN_MEANWHILE = 64 * 1024

/** A file system of its own, which only root may make. */
export class Disk {
  private constructor(
    readonly kind: DiskKind,
    private readonly folder: string,
  ) {}

  get mount(): string {
    return path.join(this.folder, 'disk')
  }

  private get image(): string {
    return path.join(this.folder, 'image')
  }

  private get ballast(): string {
    return path.join(this.mount, 'ballast')
  }

  /** In words why there can be none. */
  static async make(kind: DiskKind): Promise<Disk | string> {
    if (process.platform !== 'linux' || process.getuid?.() !== 0)
      return 'only root on Linux can mount a disk of its own'
    const disk = new Disk(kind, await mkdtemp(path.join(os.tmpdir(), 'youju-chaos-disk-')))
    try {
      await run('chmod', ['711', disk.folder])
      await mkdir(disk.mount)
      if (kind === 'small')
        await run('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES.small}m`, 'tmpfs', disk.mount])
      else {
        await run('truncate', ['-s', `${MEGABYTES.image}M`, disk.image])
        await run('mkfs.ext4', ['-q', '-F', '-m', '0', disk.image])
        await disk.mountImage()
      }
      await run('chmod', ['711', disk.mount])
      return disk
    } catch (error) {
      await disk.close()
      return `mounting a disk of its own failed: ${(error as Error).message.split('\n')[0]}`
    }
  }

  private async mountImage(): Promise<void> {
    // The journal is written when it is asked for, and hardly ever by itself.
    await run('mount', ['-o', 'loop,commit=120', this.image, this.mount])
  }

  /** Leaves so many bytes. */
  async fill(left: number): Promise<void> {
    const { bavail, bsize } = await statfs(this.mount)
    const size = bavail * bsize - left - WRITTEN_MEANWHILE
    // Others write meanwhile: what was free may be so no more.
    if (size > 0) await run('fallocate', ['-l', String(size), this.ballast]).catch(() => undefined)
  }

  async free(): Promise<void> {
    await rm(this.ballast, { force: true })
  }

  /**
   * What the disk holds now, without what it was never told to write: everything that lay in memory is gone. Nobody may be
   * writing any more.
   */
  async pullPlug(): Promise<void> {
    const cut = `${this.image}.cut`
    await run('cp', ['--sparse=always', this.image, cut])
    await this.unmount()
    await rename(cut, this.image)
    await this.mountImage()
  }

  private async unmount(): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        await run('umount', [this.mount])
        return
      } catch (error) {
        // The last of those who were killed may still be on the way out.
        if (tries > 50) throw error
        await wait(50)
      }
    }
  }

  async close(): Promise<void> {
    await run('umount', ['-l', this.mount]).catch(() => undefined)
    await rm(this.folder, { recursive: true, force: true })
  }
}
