// Makes a screenshot small: RGB or RGBA in, at most 256 colours in an indexed PNG out (PNG specification, 11.2.2 PLTE).
import { crc32 as zlibCrc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The picture's width, height and pixels as 24-bit numbers. */
function decode(file) {
  const data = []
  let header
  for (let at = SIGNATURE.length; at < file.length; ) {
    const length = file.readUInt32BE(at)
    const kind = file.toString('latin1', at + 4, at + 8)
    const body = file.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') header = body
    if (kind === 'IDAT') data.push(body)
    at += 12 + length
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const channels = { 2: 3, 6: 4 }[header[9]]
  if (header[8] !== 8 || !channels || header[12] !== 0) throw new Error('only 8-bit RGB and RGBA without interlace')
  const lines = unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels)
  const pixels = new Uint32Array(width * height)
  for (let index = 0; index < pixels.length; index += 1) {
    const at = index * channels
    pixels[index] = (lines[at] << 16) | (lines[at + 1] << 8) | lines[at + 2]
  }
  return { width, height, pixels }
}

/** Takes back the filters of PNG's clause 9. */
function unfilter(raw, stride, height, channels) {
  const out = Buffer.alloc(stride * height)
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)]
    const start = row * stride
    for (let column = 0; column < stride; column += 1) {
      const left = column >= channels ? out[start + column - channels] : 0
      const up = row > 0 ? out[start + column - stride] : 0
      const corner = row > 0 && column >= channels ? out[start + column - stride - channels] : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
      out[start + column] = (raw[row * (stride + 1) + 1 + column] + guess) & 0xff
    }
  }
  return out
}

function paeth(left, up, corner) {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

const part = (colour, shift) => (colour >> shift) & 0xff

/** Median cut: the box with the widest channel is halved by its weight until there are enough boxes. */
function palette(counts, size) {
  const boxes = [[...counts.keys()]]
  while (boxes.length < size) {
    const widest = boxes.map(widestChannel).reduce((best, one, index) => (one.width > best.width ? { ...one, index } : best), { width: 0 })
    if (widest.width === 0) break
    const box = boxes[widest.index].sort((one, other) => part(one, widest.shift) - part(other, widest.shift))
    const cut = halfway(box, counts)
    boxes.splice(widest.index, 1, box.slice(0, cut), box.slice(cut))
  }
  return boxes.map((box) => mean(box, counts))
}

function widestChannel(box) {
  let best = { width: 0, shift: 0 }
  for (const shift of [16, 8, 0]) {
    let [low, high] = [255, 0]
    for (const colour of box) {
      low = Math.min(low, part(colour, shift))
      high = Math.max(high, part(colour, shift))
    }
    if (high - low > best.width) best = { width: high - low, shift }
  }
  return best
}

function halfway(box, counts) {
  const all = box.reduce((sum, colour) => sum + counts.get(colour), 0)
  let sum = 0
  const index = box.findIndex((colour) => (sum += counts.get(colour)) >= all / 2)
  return Math.min(Math.max(index, 1), box.length - 1)
}

function mean(box, counts) {
  const [first] = box
  if (box.length === 1) return first
  const all = box.reduce((sum, colour) => sum + counts.get(colour), 0)
  const channel = (shift) => Math.round(box.reduce((sum, colour) => sum + part(colour, shift) * counts.get(colour), 0) / all)
  return (channel(16) << 16) | (channel(8) << 8) | channel(0)
}

function nearest(colour, colours) {
  let [best, least] = [0, Infinity]
  for (let index = 0; index < colours.length && least > 0; index += 1) {
    const away = [16, 8, 0].reduce((sum, shift) => sum + (part(colour, shift) - part(colours[index], shift)) ** 2, 0)
    if (away < least) [best, least] = [index, away]
  }
  return best
}

function chunk(kind, body) {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(zlibCrc32(named))
  return Buffer.concat([length, named, check])
}

/** The same picture with at most 256 colours. */
export function shrink(file) {
  const { width, height, pixels } = decode(file)
  const counts = new Map()
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const colours = palette(counts, 256)
  const index = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, colours)]))
  const lines = Buffer.alloc((width + 1) * height)
  pixels.forEach((colour, at) => {
    lines[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = index.get(colour)
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const table = Buffer.from(colours.flatMap((colour) => [part(colour, 16), part(colour, 8), part(colour, 0)]))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
