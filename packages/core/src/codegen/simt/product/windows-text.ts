// The right operand of a convolution's product: its columns are the windows of an image whose pixels' channels are neighbours in
// memory. Line after line is a pixel of the result; along K go the kernel's rows, in them its columns, in them the channels.
import type { SimtDialect } from '../../../backend/target.ts'
import { fragmentText, placeOf } from './fragment-text.ts'
import { stepBytes } from './matrix-spec.ts'
import { copyText, type OperandCode, type OperandText } from './operand-text.ts'
import { windowSlots } from './slots.ts'

const copyBytes = 16

/** Windows over the image's edge have zeros there. */
export function windowed(operand: OperandText, dialect: SimtDialect): OperandCode {
  const each = copyBytes / operand.bytes
  return {
    functions: `${typesText(operand)}\n${functionsText(operand, dialect)}\n${fragmentText(operand, dialect)}`,
    open: () => `const Image image = {${windowSlots.map((name) => `(i32)${name}`).join(', ')}};
  b += batch * b_batch;
  Window windows[WINDOWS];
  find_windows(windows, image, (i32)left, lines_b, thread);
  Tap tap = {0, 0, thread % PIECES * ${each}};
  find_tap(tap, image);`,
    stage: (place) => `stage_b(${place}, b, image, windows, tap, thread);
      tap.channel += DEPTH;
      find_tap(tap, image);`,
  }
}

const typesText = ({ lines }: OperandText): string => `/** Of a step of a line. */
const i32 PIECES = STEP / ${copyBytes};
/** Of which a thread copies a piece. */
const i32 WINDOWS = ${(lines.count * stepBytes) / copyBytes} / THREADS;
/** Sizes in pixels; \`pixel\` is the distance of neighbours in elements, \`step\` that of the kernel's elements in pixels. */
struct Image { i32 ${windowSlots.join(', ')}; };
/** The pixel under the kernel's first element, and its offset. */
struct Window { i32 y, x, at; };
/** An element of the kernel, and a channel. */
struct Tap { i32 row, column, channel; };`

const functionsText = (operand: OperandText, dialect: SimtDialect): string => {
  const { functionPrefix, unroll } = dialect
  const each = copyBytes / operand.bytes
  return `${functionPrefix} void find_windows(Window (&to)[WINDOWS], const Image& image, i32 first, i32 lines, i32 thread) {
  ${unroll}
  for (i32 i = 0; i < WINDOWS; i++) {
    const i32 l = thread / PIECES + i * (THREADS / PIECES), number = first + l;
    to[i].y = number / image.out_width * image.stride_y - image.pad_y;
    to[i].x = number % image.out_width * image.stride_x - image.pad_x;
    to[i].at = (to[i].y * image.width + to[i].x) * image.pixel;
    // Outside of every image.
    if (l >= lines) to[i].y = -(1 << 30);
  }
}
/** Takes what is over in the channels into the kernel's columns and rows. */
${functionPrefix} void find_tap(Tap& tap, const Image& image) {
  while (tap.channel >= image.channels) {
    tap.channel -= image.channels;
    tap.column++;
    if (tap.column == image.kernel_width) { tap.column = 0; tap.row++; }
  }
}
/** Copies a step into shared memory; outside of the image, and after the kernel's last row, come zeros. */
${functionPrefix} void stage_b(u8* to, const E* from, const Image& image, const Window (&windows)[WINDOWS], const Tap& tap, i32 thread) {
  const i32 down = tap.row * image.step_y, right = tap.column * image.step_x;
  const i32 moved = (down * image.width + right) * image.pixel + tap.channel;
  ${unroll}
  for (i32 i = 0; i < WINDOWS; i++) {
    const i32 l = thread / PIECES + i * (THREADS / PIECES), y = windows[i].y + down, x = windows[i].x + right;
    const bool inside = y >= 0 && y < image.height && x >= 0 && x < image.width && tap.row < image.kernel_height;
    const i32 valid = inside ? ${copyBytes} : 0, k = thread % PIECES * ${each};
    const E* at = from + (windows[i].at + moved);
    u8* place = to + (${placeOf(operand, 'l', 'k')});
    ${copyText(copyBytes, true, dialect)}
  }
}`
}
