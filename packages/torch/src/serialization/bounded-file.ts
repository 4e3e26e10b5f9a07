import { type FileHandle, open, stat } from 'node:fs/promises'
import yauzl from 'yauzl'
import { damaged, unsupported } from './refusal.js'

const chunkBytes = 4 * 2 ** 20

/** The file as yauzl reads it. Positions out of the file, which a damaged directory can name, are errors and not throws. */
export class BoundedFile extends yauzl.RandomAccessReader {
  private constructor(
    private readonly handle: FileHandle,
    readonly size: number,
  ) {
    super()
  }

  /** @throws FormatError when it is no regular file, the system's error when it is missing or not readable */
  static async open(path: string): Promise<BoundedFile> {
    // Opening a pipe or device could wait for ever.
    const status = await stat(path)
    if (!status.isFile()) throw unsupported('is not a regular file', 'name a file')
    return new BoundedFile(await open(path, 'r'), status.size)
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.fill(buffer.subarray(offset, offset + length), position).then(
      () => callback(null, length),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
    )
  }

  /** The first bytes of the file, fewer where it is shorter. */
  async head(bytes: number): Promise<Buffer> {
    const head = Buffer.alloc(Math.min(bytes, this.size))
    await this.fill(head, 0)
    return head
  }

  async closeFile(): Promise<void> {
    await this.handle.close()
  }

  /** yauzl closes what it opened; this file is its opener's. */
  override close(callback: (error: Error | null) => void): void {
    callback(null)
  }

  /** The bytes from `start` on, piece by piece. */
  async *chunks(start: number, bytes: number): AsyncGenerator<Uint8Array> {
    for (let done = 0; done < bytes; done += chunkBytes) {
      const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, bytes - done))
      await this.fill(chunk, start + done)
      yield chunk
    }
  }

  private async fill(target: Uint8Array, position: number): Promise<void> {
    if (!Number.isSafeInteger(position) || position < 0 || position + target.byteLength > this.size) {
      throw damaged(`the file names position ${position} outside its ${this.size} bytes`)
    }
    let done = 0
    while (done < target.byteLength) {
      const { bytesRead } = await this.handle.read(target, done, target.byteLength - done, position + done)
      if (bytesRead === 0) throw damaged('the file became shorter while it was read')
      done += bytesRead
    }
  }
}
