// Rules for effects.
import type { Effect, ScatterEffect, StoreEffect } from '../node.ts'
import { names, type Report } from './report.ts'

export function checkEffect(report: Report, effect: Effect): void {
  switch (effect.effect) {
    case 'store':
      return checkStore(report, effect)
    case 'scatter':
      return checkScatter(report, effect)
    case 'check':
      if (effect.condition.dtype !== 'bool')
        report.failKernel(`check ${effect.code} has a condition of ${effect.condition.dtype}, not bool`)
      if (report.kernel.checks[effect.code] === undefined) report.failKernel(`check ${effect.code} has no message`)
      return
    case 'loop':
      return
    default:
      throw new Error(`unreachable: ${effect satisfies never}`)
  }
}

function checkStore(report: Report, effect: StoreEffect): void {
  const user = `store to '${effect.tensor}'`
  const tensor = report.tensor(effect.tensor, user, 'write')
  report.index(user, tensor, effect.index)
  report.structured(user, effect.index)
  const covered = effect.index.flatMap((i) => i.axes)
  const missing = effect.value.axes.filter((a) => !covered.includes(a))
  if (missing.length)
    report.failKernel(
      `${user} does not index ${names(missing)} of its value, so its elements would overwrite each other`,
    )
  checkStored(report, user, effect, tensor.dtype)
}

function checkScatter(report: Report, effect: ScatterEffect): void {
  const user = `scatter ${effect.mode} to '${effect.tensor}'`
  const tensor = report.tensor(effect.tensor, user, effect.mode === 'set' ? 'write' : 'readwrite')
  report.index(user, tensor, effect.index)
  checkStored(report, user, effect, tensor.dtype)
  if (effect.mask && effect.mask.dtype !== 'bool')
    report.failKernel(`${user} has a mask of ${effect.mask.dtype}, not bool`)
}
function checkStored(report: Report, user: string, { value }: { value: StoreEffect['value'] }, dtype: string): void {
  if (value.dtype !== dtype) report.failKernel(`${user} stores ${value.dtype} to a tensor of ${dtype}`)
}
