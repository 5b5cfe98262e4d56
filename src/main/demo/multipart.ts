export interface UploadedFile {
  field: string
  fileName: string
  contentType: string
  data: Buffer
}

export interface Form {
  fields: [string, string][]
  files: UploadedFile[]
}

/** Parses multipart/form-data (RFC 7578). Throws on a body without its closing boundary: a cut upload is no upload. */
export function parseMultipart(body: Buffer, contentType: string): Form {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType)
  const mark = boundary?.[1] ?? boundary?.[2]?.trim()
  if (!mark) throw new Error('multipart without a boundary')
  const delimiter = Buffer.from(`--${mark}`)
  const form: Form = { fields: [], files: [] }
  let at = body.indexOf(delimiter)
  if (at < 0) throw new Error('multipart without its boundary in the body')
  for (;;) {
    at += delimiter.length
    if (body.subarray(at, at + 2).toString('latin1') === '--') return form
    const headEnd = body.indexOf('\r\n\r\n', at)
    const next = headEnd < 0 ? -1 : body.indexOf(delimiter, headEnd)
    if (next < 0) throw new Error('multipart body was cut')
    addPart(form, body.subarray(at + 2, headEnd).toString('utf8'), body.subarray(headEnd + 4, next - 2))
    at = next
  }
}

function addPart(form: Form, head: string, data: Buffer): void {
  const field = /\bname="((?:[^"\\]|\\.)*)"/i.exec(head)?.[1] ?? ''
  const star = /filename\*=utf-8''([^;\r\n]+)/i.exec(head)?.[1]
  const plain = /filename="((?:[^"\\]|\\.)*)"/i.exec(head)?.[1]
  const fileName = star ? decodeURIComponent(star) : plain?.replace(/%22/g, '"')
  if (fileName === undefined) {
    form.fields.push([field, data.toString('utf8')])
    return
  }
  const type = /content-type:\s*([^\r\n]+)/i.exec(head)?.[1]?.trim() ?? 'application/octet-stream'
  form.files.push({ field, fileName, contentType: type, data: Buffer.from(data) })
}

/** Rails' names: `a[b]` nests, `a[]` collects. */
export function fieldsToObject(fields: [string, string][]): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [name, value] of fields) {
    const nested = /^([^[]+)\[([^\]]*)\]$/.exec(name)
    if (!nested) {
      out[name] = value
      continue
    }
    const outer = nested[1] ?? name
    const inner = nested[2] ?? ''
    if (inner === '') {
      const list = Array.isArray(out[outer]) ? (out[outer] as unknown[]) : []
      list.push(value)
      out[outer] = list
    } else {
      const map =
        typeof out[outer] === 'object' && out[outer] !== null && !Array.isArray(out[outer]) ? (out[outer] as Record<string, unknown>) : {}
      map[inner] = value
      out[outer] = map
    }
  }
  return out
}
