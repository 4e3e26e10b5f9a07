// The least time that a machine of given bandwidth and speed needs (Williams et al. 2009).

const elementBytes = { f32: 4, bf16: 2 }

/**
 * Forward and backward of one piece of work, as if each input were read once and each output written once a pass:
 * forward x, parameters → y; backward gradient of y, x, parameters → gradients of x and parameters.
 */
export function rooflineSeconds(piece, { bytesPerSecond, flopsPerSecond }) {
  return Math.max(bytesOf(piece) / bytesPerSecond, flopsOf(piece) / flopsPerSecond)
}

function bytesOf({ operator, shape, kernel, dtype }) {
  const size = elementBytes[dtype]
  const elements = shape.reduce((a, b) => a * b)
  const channels = shape[1]
  switch (operator) {
    // x → y; gy, x → gx.
    case 'depthwise':
      return size * (5 * elements + 3 * channels * kernel ** 3)
    case 'instance_norm':
      return size * (5 * elements + 5 * channels)
    case 'channel_gate':
      return size * 5 * elements
    case 'dense':
      return size * (5 * elements + 3 * 27 * channels ** 2)
    // Four channels come of one.
    case 'pointwise':
      return size * (3 * elements + 2 * 4 * elements + 3 * 4 * channels ** 2)
    // x; x → gx.
    case 'channel_moments':
      return size * 3 * elements
    // x → y; gy → gx.
    case 'cat_channels':
    case 'channels_to_voxels':
      return size * 4 * elements
    // logits, int64 labels → a scalar; logits, labels → gradient of the logits.
    case 'dice_ce':
      return size * 3 * elements + (2 * 8 * elements) / channels
  }
}

/** Multiplications and additions of the convolution and of its two gradients; what the others compute is little. */
function flopsOf({ operator, shape, kernel }) {
  const multiplications = { depthwise: kernel ** 3, dense: 27 * shape[1], pointwise: 4 * shape[1] }[operator] ?? 0
  return 3 * 2 * multiplications * shape.reduce((a, b) => a * b)
}
