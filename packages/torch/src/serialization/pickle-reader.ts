import { setArrayState, NumpyArray, setTypeState } from './numpy-values.js'
import { decodeLong, lookUpName, storageOf } from './pickle-names.js'
import { Op } from './pickle-opcodes.js'
import { type Budget, KnownCall, NumpyType, type PickleValue, TensorRef } from './pickle-values.js'
import { damaged, unsupported } from './refusal.js'

const newestProtocol = 5
const maxMarks = 1000
const maxStringBytes = 64 * 2 ** 20
const maxIntegerBytes = 1024

/**
 * Reads the pickle of a weights file as data. Names are looked up in a short list and nothing is imported or run.
 * Work and memory stay within a constant times the length of the input.
 * @throws FormatError for names and instructions that weights do not need, and for damaged input
 */
export function readPickle(bytes: Uint8Array): PickleValue {
  return new PickleReader(bytes).read()
}

class PickleReader {
  private position = 0
  private stack: PickleValue[] = []
  /** The stacks below each open mark. */
  private readonly marks: PickleValue[][] = []
  private readonly memo = new Map<number, PickleValue>()
  private readonly input: Buffer
  private readonly budget: Budget

  constructor(bytes: Uint8Array) {
    this.input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let left = 16 * bytes.byteLength + 2 ** 20
    this.budget = {
      spend(units) {
        left -= units
        if (left < 0) throw damaged('the pickle copies far more than it holds')
      },
    }
  }

  read(): PickleValue {
    for (;;) {
      const opcode = this.byte()
      if (opcode === Op.stop) return this.result()
      this.step(opcode)
    }
  }

  private result(): PickleValue {
    if (this.stack.length !== 1 || this.marks.length > 0) throw damaged('the pickle ends with values left over')
    return this.stack[0]
  }

  private step(opcode: number): void {
    switch (opcode) {
      case Op.proto:
        return this.checkProtocol(this.byte())
      case Op.frame:
        this.take(8) // Frames only help readers of streams.
        return
      case Op.none:
        return this.push(null)
      case Op.newTrue:
        return this.push(true)
      case Op.newFalse:
        return this.push(false)
      case Op.binInt:
        return this.push(this.take(4).readInt32LE())
      case Op.binInt1:
        return this.push(this.byte())
      case Op.binInt2:
        return this.push(this.take(2).readUInt16LE())
      case Op.long1:
        return this.push(decodeLong(this.take(this.byte())))
      case Op.long4:
        return this.push(decodeLong(this.counted(4, maxIntegerBytes, 'an integer')))
      case Op.binFloat:
        return this.push(this.take(8).readDoubleBE())
      case Op.shortBinString:
        return this.push(this.counted(1, maxStringBytes, 'a string').toString('latin1'))
      case Op.binString:
        return this.push(this.counted(4, maxStringBytes, 'a string').toString('latin1'))
      case Op.shortBinUnicode:
        return this.push(this.counted(1, maxStringBytes, 'a string').toString('utf8'))
      case Op.binUnicode:
        return this.push(this.counted(4, maxStringBytes, 'a string').toString('utf8'))
      case Op.binUnicode8:
        return this.push(this.counted(8, maxStringBytes, 'a string').toString('utf8'))
      case Op.shortBinBytes:
        return this.push(this.counted(1, maxStringBytes, 'a byte string'))
      case Op.binBytes:
        return this.push(this.counted(4, maxStringBytes, 'a byte string'))
      case Op.binBytes8:
      case Op.byteArray8:
        return this.push(this.counted(8, maxStringBytes, 'a byte string'))
      default:
        return this.stepContainer(opcode)
    }
  }

  private stepContainer(opcode: number): void {
    switch (opcode) {
      case Op.mark:
        return this.openMark()
      case Op.pop:
        // As in Python, popping at a mark takes the mark.
        if (this.stack.length > 0) this.pop()
        else this.closeMark()
        return
      case Op.popMark:
        this.closeMark()
        return
      case Op.dup:
        return this.push(this.top())
      case Op.emptyTuple:
      case Op.emptyList:
      case Op.emptySet:
        return this.push([])
      case Op.emptyDict:
        return this.push(new Map())
      case Op.tuple:
      case Op.frozenSet:
        return this.push(this.closeMark())
      case Op.tuple1:
        return this.push(this.popMany(1))
      case Op.tuple2:
        return this.push(this.popMany(2))
      case Op.tuple3:
        return this.push(this.popMany(3))
      case Op.append:
        return this.append(this.popMany(1))
      case Op.appends:
      case Op.addItems:
        return this.append(this.closeMark())
      case Op.setItem:
        return this.setItems(this.popMany(2))
      case Op.setItems:
        return this.setItems(this.closeMark())
      default:
        return this.stepReference(opcode)
    }
  }

  private stepReference(opcode: number): void {
    switch (opcode) {
      case Op.binPut:
        return this.remember(this.byte())
      case Op.longBinPut:
        return this.remember(this.take(4).readUInt32LE())
      case Op.memoize:
        return this.remember(this.memo.size)
      case Op.binGet:
        return this.recall(this.byte())
      case Op.longBinGet:
        return this.recall(this.take(4).readUInt32LE())
      case Op.global:
        return this.push(lookUpName(this.line(), this.line()))
      case Op.stackGlobal: {
        const [module, name] = this.popMany(2)
        if (typeof module !== 'string' || typeof name !== 'string') throw damaged('a name is not text')
        return this.push(lookUpName(module, name))
      }
      case Op.binPersId:
        return this.push(storageOf(this.pop()))
      case Op.reduce:
      case Op.newObj:
        return this.call(...(this.popMany(2) as [PickleValue, PickleValue]))
      case Op.build:
        return this.build(this.pop())
      default:
        throw unsupported(
          `the pickle holds the instruction 0x${opcode.toString(16).padStart(2, '0')}, which weights do not need: refused, nothing was run`,
          'save a state dict with torch.save',
        )
    }
  }

  private checkProtocol(protocol: number): void {
    if (protocol > newestProtocol) throw unsupported(`pickle protocol ${protocol} is not known`, 'save with protocol 2')
  }

  private call(callee: PickleValue, args: PickleValue): void {
    if (!(callee instanceof KnownCall) || !Array.isArray(args)) throw damaged('the pickle calls what is no function')
    this.push(callee.call(args, this.budget))
  }

  /** Sets the state of the value on top. Attributes of dicts and tensors (such as _metadata of a state dict) carry no weights. */
  private build(state: PickleValue): void {
    const target = this.top()
    if (target instanceof NumpyArray) setArrayState(target, state, this.budget)
    else if (target instanceof NumpyType) setTypeState(target, state)
    else if (!(target instanceof Map || target instanceof TensorRef)) throw damaged('the pickle sets a state where there is none')
  }

  private append(items: PickleValue[]): void {
    const list = this.top()
    if (!Array.isArray(list)) throw damaged('the pickle appends to what is no list')
    for (const item of items) list.push(item)
  }

  private setItems(items: PickleValue[]): void {
    const dict = this.top()
    if (!(dict instanceof Map) || items.length % 2 !== 0) throw damaged('the pickle sets items of what is no dict')
    for (let i = 0; i < items.length; i += 2) dict.set(items[i], items[i + 1])
  }

  private remember(index: number): void {
    // Every remembered value took at least one byte.
    if (index >= this.input.length) throw damaged(`the pickle numbers a value ${index}, more than it can hold`)
    this.memo.set(index, this.top())
  }

  private recall(index: number): void {
    const value = this.memo.get(index)
    if (value === undefined) throw damaged(`the pickle refers to value ${index}, which it does not hold`)
    this.push(value)
  }

  private openMark(): void {
    if (this.marks.length >= maxMarks) throw damaged(`the pickle nests deeper than ${maxMarks} levels`)
    this.marks.push(this.stack)
    this.stack = []
  }

  private closeMark(): PickleValue[] {
    const below = this.marks.pop()
    if (below === undefined) throw underflow()
    const items = this.stack
    this.stack = below
    return items
  }

  private push(value: PickleValue): void {
    this.stack.push(value)
  }

  private pop(): PickleValue {
    return this.popMany(1)[0]
  }

  private popMany(count: number): PickleValue[] {
    if (this.stack.length < count) throw underflow()
    return this.stack.splice(this.stack.length - count)
  }

  private top(): PickleValue {
    if (this.stack.length === 0) throw underflow()
    return this.stack[this.stack.length - 1]
  }

  private byte(): number {
    return this.take(1)[0]
  }

  private take(bytes: number): Buffer {
    if (bytes > this.input.length - this.position) throw damaged('the pickle ends early')
    this.position += bytes
    return this.input.subarray(this.position - bytes, this.position)
  }

  /** Bytes behind a length of `width` bytes. */
  private counted(width: 1 | 4 | 8, maxBytes: number, what: string): Buffer {
    const header = this.take(width)
    const bytes = width === 8 ? Number(header.readBigUInt64LE()) : header.readUIntLE(0, width)
    if (bytes > maxBytes) throw damaged(`the pickle holds ${what} of ${bytes} bytes, more than ${maxBytes}`)
    return this.take(bytes)
  }

  private line(): string {
    const end = this.input.indexOf('\n', this.position)
    if (end < 0) throw damaged('the pickle ends early')
    const text = this.take(end - this.position).toString('utf8')
    this.take(1)
    return text
  }
}

function underflow(): Error {
  return damaged('the pickle takes more values than it gave')
}
