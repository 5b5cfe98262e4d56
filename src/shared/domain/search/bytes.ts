/** Numbers as few bytes: seven bits a byte, lowest first. */
export class Writer {
  #bytes: Uint8Array<ArrayBuffer>
  #length = 0

  constructor(capacity = 256) {
    this.#bytes = new Uint8Array(capacity)
  }

  get length(): number {
    return this.#length
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
    larger.set(this.#bytes)
    this.#bytes = larger
  }

  /** A whole number from 0 to 2^53. */
  number(value: number): void {
    this.#room(8)
    let left = value
    while (left >= 0x80) {
      this.#bytes[this.#length++] = (left % 0x80) | 0x80
      left = Math.floor(left / 0x80)
    }
    this.#bytes[this.#length++] = left
  }

  bytes(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** A copy of what was written. */
  done(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }

  clear(): void {
    this.#length = 0
  }
}

export class Reader {
  constructor(
    readonly source: Uint8Array,
    public at = 0,
  ) {}

  number(): number {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = this.source[this.at++]
      if (byte === undefined) throw new Error('search: cut off')
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 0x80
    }
  }

  bytes(length: number): Uint8Array {
    if (this.at + length > this.source.length) throw new Error('search: cut off')
    this.at += length
    return this.source.subarray(this.at - length, this.at)
  }
}
