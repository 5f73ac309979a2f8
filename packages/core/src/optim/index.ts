// Optimizers, gradient clipping and loss scaling.
export { Adam, type AdamSettings, AdamW } from './adam.ts'
export { clipGradNorm } from './clip.ts'
export { GradScaler, type GradScalerSettings } from './grad-scaler.ts'
export { Optimizer, type ParameterGroup } from './optimizer.ts'
export { SGD, type SGDSettings } from './sgd.ts'
