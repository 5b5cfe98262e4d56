/** One A4 page of text lines as a PDF file, by the plain rules of ISO 32000 (Helvetica, WinAnsi). */
export function drawInvoice(lines: readonly string[]): Buffer {
  // Letters outside Latin-1 have no glyph in the base font; they become "?" instead of breaking the file.
  const safe = (text: string): string =>
    [...text]
      .map((c) => ((c.codePointAt(0) ?? 0) > 255 ? '?' : c))
      .join('')
      .replace(/[\\()]/g, (c) => `\\${c}`)
  const text = lines.map((line, i) => `BT /F1 ${i === 0 ? 20 : 11} Tf 56 ${780 - i * 22} Td (${safe(line)}) Tj ET`).join('\n')
  const stream = `${text}\n0.6 w 56 ${768} m 539 ${768} l S`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let out = '%PDF-1.4\n'
  const offsets: number[] = []
  objects.forEach((body, i) => {
    offsets.push(Buffer.byteLength(out, 'latin1'))
    out += `${i + 1} 0 obj\n${body}\nendobj\n`
  })
  const xref = Buffer.byteLength(out, 'latin1')
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const at of offsets) out += `${String(at).padStart(10, '0')} 00000 n \n`
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}
