import { unsupported } from './refusal.js'

const wayOut = 're-save it with torch.save of PyTorch >= 1.6'

/**
 * Tells files that PyTorch wrote before 1.6, and others that are no zip archive, apart by their first 512 bytes.
 * @throws FormatError for all but zip archives
 */
export function refuseOldFormats(head: Buffer): void {
  if (head.toString('latin1', 0, 2) === 'PK') return
  if (head.toString('latin1', 257, 262) === 'ustar') throw unsupported('is a tar archive, as PyTorch wrote before 0.2', wayOut)
  if (head[0] === 0x80 && head[1] <= 5) throw unsupported('is a bare pickle, as PyTorch wrote before 1.6', wayOut)
  throw unsupported('is not a file of torch.save (no zip archive)', 'name a .pth file, or fetch it again if it is damaged')
}
