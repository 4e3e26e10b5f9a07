import { existsSync, readFileSync } from 'node:fs'

/** Does the CPU multiply bfloat16 numbers in hardware? Without that, bf16 autocast is slower than fp32. */
export function hasBfloat16() {
  if (!existsSync('/proc/cpuinfo')) return false
  return /\b(avx512_bf16|amx_bf16|bf16)\b/.test(readFileSync('/proc/cpuinfo', 'utf8'))
}
