// Compiled against the installed packages: their types must stand on their own.

import { plugin } from '@opgems/backend-cpu'
import { runConformance } from '@opgems/conformance'
import { type BackendPlugin, createRuntime, driverToken, OpGemsError, type Tensor } from '@opgems/core'
import { loadModel } from '@opgems/models'

export const cpu: BackendPlugin = plugin
export const values = [driverToken, runConformance, loadModel, OpGemsError]
export async function relu(): Promise<Tensor> {
  const rt = await createRuntime({ plugins: [cpu] })
  return rt.ops.relu(rt.tensor([1, -1])) as Tensor
}
