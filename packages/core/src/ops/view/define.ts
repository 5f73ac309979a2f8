// Defines view operators: results share the storage of their input; their _copy forms are derived.
import type { Arguments, Contract } from '../../dispatch/contract.ts'
import type { BoundFormula, Formula, NamedArguments } from '../../dispatch/gradient.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { atenSchema, hasAtenSchema, variantsOf } from '../../schema/index.ts'
import { contiguousStrides, type Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'

/** Makes the view, or the views, of an operator's arguments. */
export type ViewFunction = (rt: Runtime, args: Arguments) => Tensor | Tensor[]

/** A contract for each overload, and for those that ATen has as `name_copy`. */
export function defineView(overloads: readonly string[], make: ViewFunction): Contract[] {
  return overloads.flatMap((overload) => {
    const copy = copyOverload(overload)
    const backward = [new ThroughView(overload, make)]
    const view: Contract = {
      overload,
      category: 'shape',
      backward,
      compute: (rt, args, out) => makeView(rt, overload, make, args, out),
    }
    if (!hasAtenSchema(copy)) return [view]
    return [
      view,
      { overload: copy, category: 'shape', backward, compute: (rt, args, out) => copyView(rt, copy, make, args, out) },
    ]
  })
}

/** The gradient of a view: those of its elements, written through the same view of zeros. */
class ThroughView implements Formula {
  constructor(
    private readonly overload: string,
    private readonly make: ViewFunction,
  ) {}
  get of(): readonly string[] {
    return [atenSchema(this.overload).args[0]!.name]
  }
  bind(_: Runtime, args: NamedArguments): BoundFormula {
    const [name] = this.of
    const rest = Object.values(args).slice(1)
    return {
      saves: [],
      compute: (call) => {
        const { rt, aten, grads } = call
        const { shape, dtype } = call[name!] as Tensor
        const zeros = aten('zeros', [shape], { dtype })
        const made = this.make(rt, [zeros, ...rest])
        const views = Array.isArray(made) ? made : [made]
        views.forEach((view, i) => {
          if (grads[i]) aten('copy_', [view, grads[i]])
        })
        return zeros
      },
    }
  }
}

/** select.int → select_copy.int. */
function copyOverload(overload: string): string {
  const dot = overload.indexOf('.')
  return dot < 0 ? `${overload}_copy` : `${overload.slice(0, dot)}_copy${overload.slice(dot)}`
}

function makeView(
  rt: Runtime,
  overload: string,
  make: ViewFunction,
  args: Arguments,
  out: readonly Tensor[] | null,
): Tensor | Tensor[] {
  const view = make(rt, args)
  // What an out form returns is copied to the tensors given; an in-place form would change the geometry of its own.
  if (!out || variantsOf(atenSchema(overload)).out) return view
  for (const v of Array.isArray(view) ? view : [view]) v.dispose()
  throw new OpGemsError(
    'UNSUPPORTED_OP',
    `${overload}: changing a tensor's own shape in place is not supported; use the form that returns a view`,
    { operator: overload },
  )
}

function copyView(
  rt: Runtime,
  operator: string,
  make: ViewFunction,
  args: Arguments,
  out: readonly Tensor[] | null,
): Tensor | Tensor[] {
  const made = make(rt, args)
  const views = Array.isArray(made) ? made : [made]
  if (out && out.length !== views.length)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: ${views.length} results but ${out.length} tensors to write to`,
      {
        operator,
      },
    )
  const copies = views.map((v, i) => copyOf(rt, v, out && checkOutput(operator, out[i]!, v.shape, v.dtype)))
  for (const v of views) v.dispose()
  return Array.isArray(made) ? copies : copies[0]!
}

function copyOf(rt: Runtime, source: Tensor, out: Tensor | null): Tensor {
  const target = out ?? rt.empty(source.shape, source.dtype, contiguousStrides(source.shape))
  copyInto(rt, target, source)
  return target
}
