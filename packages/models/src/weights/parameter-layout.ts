// Which parameters a family expects, and how the tensors of a checkpoint are matched with them.
import { OpGemsError } from '@opgems/core'
import { type ComputeDType, computeDTypes } from '../compute-dtypes.ts'
import type { Checkpoint } from '../safetensors/checkpoint.ts'
import { storedDTypes } from '../safetensors/dtypes.ts'
import type { StoredTensor } from '../safetensors/header.ts'

export interface ParameterLayout {
  /** Name → shape. */
  readonly shapes: ReadonlyMap<string, readonly number[]>
  /** Groups of names that a checkpoint holds whole or not at all. */
  readonly optional: readonly (readonly string[])[]
  /** How the names in checkpoints become these: each pattern's first match is replaced, in order. */
  readonly renames: readonly (readonly [pattern: RegExp, replacement: string])[]
  /** Tensors that are no part of this model: buffers, task heads, tied copies. */
  readonly ignored: readonly RegExp[]
}

export interface MatchedParameters {
  /** Name in the layout → the tensor in the file. */
  readonly stored: ReadonlyMap<string, StoredTensor>
  /** Names in the file that the model does not use. */
  readonly ignored: readonly string[]
}

/** The dtype of a stored tensor where models can compute in it. */
export function computeDTypeOf(tensor: StoredTensor): ComputeDType | undefined {
  const dtype = storedDTypes.get(tensor.dtype)?.dtype
  return computeDTypes.find((known) => known === dtype)
}

/**
 * Matches names and checks every shape and dtype before anything is read.
 * @throws OpGemsError BAD_FILE that lists all that is missing, unexpected or of the wrong shape or dtype
 */
export function matchParameters(checkpoint: Checkpoint, layout: ParameterLayout): MatchedParameters {
  const stored = new Map<string, StoredTensor>()
  const ignored: string[] = []
  const unexpected: string[] = []
  for (const tensor of checkpoint.tensors.values()) {
    const name = renamed(tensor.name, layout)
    if (layout.shapes.has(name) && !stored.has(name)) stored.set(name, tensor)
    else if (layout.ignored.some((pattern) => pattern.test(name))) ignored.push(tensor.name)
    else unexpected.push(tensor.name)
  }
  const faults = [
    listed('missing', missingNames(stored, layout)),
    listed('unexpected', unexpected),
    listed(
      'wrong',
      [...stored].flatMap(([name, tensor]) => tensorFault(tensor, layout.shapes.get(name) ?? [])),
    ),
  ].filter((fault) => fault !== '')
  if (faults.length > 0) {
    const message = `${checkpoint.path}: the tensors do not match config.json; ${faults.join('; ')}`
    throw new OpGemsError('BAD_FILE', message, { path: checkpoint.path })
  }
  return { stored, ignored }
}

/** The parts of a composed model, each with its names after a prefix of its own. */
export function prefixedShapes(prefix: string, { shapes }: ParameterLayout): [string, readonly number[]][] {
  return [...shapes].map(([name, shape]) => [`${prefix}${name}`, shape])
}

const renamed = (name: string, { renames }: ParameterLayout): string =>
  renames.reduce((current, [pattern, replacement]) => current.replace(pattern, replacement), name)

function missingNames(stored: ReadonlyMap<string, StoredTensor>, layout: ParameterLayout): string[] {
  const absent = layout.optional.filter((group) => group.every((name) => !stored.has(name))).flat()
  return [...layout.shapes.keys()].filter((name) => !stored.has(name) && !absent.includes(name))
}

function tensorFault(tensor: StoredTensor, expected: readonly number[]): string[] {
  if (tensor.shape.join() !== expected.join()) {
    return [`${tensor.name} has shape [${tensor.shape}], expected [${expected}]`]
  }
  return computeDTypeOf(tensor) ? [] : [`${tensor.name} is ${tensor.dtype}, expected one of F64, F32, F16, BF16`]
}

function listed(label: string, names: readonly string[]): string {
  if (names.length === 0) return ''
  const shown = names.slice(0, 8).join(', ')
  return `${label} (${names.length}): ${shown}${names.length > 8 ? ', …' : ''}`
}
