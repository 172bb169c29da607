/** Numbers as bytes, little-endian, each in its width; a width of `'f'` is a double. */
export function littleEndian(
  ...fields: readonly (readonly [width: 1 | 2 | 4 | 8 | 'f', value: number])[]
): Buffer {
  return Buffer.concat(
    fields.map(([width, value]) => {
      const field = Buffer.alloc(8)
      if (width === 'f') field.writeDoubleLE(value)
      else field.writeBigUInt64LE(BigInt(value))
      return width === 'f' ? field : field.subarray(0, width)
    }),
  )
}
