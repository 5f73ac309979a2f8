// Types of the loss operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { Tensor } from '../../tensor/index.ts'

export interface LossOperators {
  /** `binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropy(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropy(self: Tensor, target: Tensor, options?: { weight?: Tensor | null | undefined; reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `binary_cross_entropy_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropyBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `binary_cross_entropy_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropyBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options?: { weight?: Tensor | null | undefined; reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropyWithLogits(self: Tensor, target: Tensor, weight?: Tensor | null, posWeight?: Tensor | null, reduction?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropyWithLogits(self: Tensor, target: Tensor, options?: { weight?: Tensor | null | undefined; posWeight?: Tensor | null | undefined; reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor` */
  crossEntropyLoss(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number, ignoreIndex?: number, labelSmoothing?: number): Tensor
  /** `cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor` */
  crossEntropyLoss(self: Tensor, target: Tensor, options?: { weight?: Tensor | null | undefined; reduction?: number | undefined; ignoreIndex?: number | undefined; labelSmoothing?: number | undefined }): Tensor
  /** `huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor` */
  huberLoss(self: Tensor, target: Tensor, reduction?: number, delta?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor` */
  huberLoss(self: Tensor, target: Tensor, options?: { reduction?: number | undefined; delta?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `huber_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float delta) -> Tensor` */
  huberLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, delta: number, options?: { out?: Tensor | undefined }): Tensor
  /** `huber_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float delta) -> Tensor` */
  huberLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { reduction: number; delta: number; out?: Tensor | undefined }): Tensor
  /** `kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor` */
  klDiv(self: Tensor, target: Tensor, reduction?: number, options?: { logTarget?: boolean | undefined }): Tensor
  /** `kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor` */
  klDiv(self: Tensor, target: Tensor, options?: { reduction?: number | undefined; logTarget?: boolean | undefined }): Tensor
  /** `l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  l1Loss(self: Tensor, target: Tensor, reduction?: number): Tensor
  /** `l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  l1Loss(self: Tensor, target: Tensor, options?: { reduction?: number | undefined }): Tensor
  /** `mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  mseLoss(self: Tensor, target: Tensor, reduction?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  mseLoss(self: Tensor, target: Tensor, options?: { reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `mse_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor` */
  mseLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, options?: { out?: Tensor | undefined }): Tensor
  /** `mse_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor` */
  mseLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { reduction: number; out?: Tensor | undefined }): Tensor
  /** `nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor` */
  nllLoss(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number, ignoreIndex?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor` */
  nllLoss(self: Tensor, target: Tensor, options?: { weight?: Tensor | null | undefined; reduction?: number | undefined; ignoreIndex?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `nll_loss2d_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor` */
  nllLoss2dBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `nll_loss2d_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor` */
  nllLoss2dBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { weight: Tensor | null; reduction: number; ignoreIndex: number; totalWeight: Tensor; out?: Tensor | undefined }): Tensor
  /** `nll_loss2d_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)` */
  nllLoss2dForward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, options?: { out?: readonly [Tensor, Tensor] | undefined }): [output: Tensor, total_weight: Tensor]
  /** `nll_loss2d_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)` */
  nllLoss2dForward(self: Tensor, target: Tensor, options: { weight: Tensor | null; reduction: number; ignoreIndex: number; out?: readonly [Tensor, Tensor] | undefined }): [output: Tensor, total_weight: Tensor]
  /** `nll_loss_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor` */
  nllLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `nll_loss_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor` */
  nllLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { weight: Tensor | null; reduction: number; ignoreIndex: number; totalWeight: Tensor; out?: Tensor | undefined }): Tensor
  /** `nll_loss_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)` */
  nllLossForward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, options?: { out?: readonly [Tensor, Tensor] | undefined }): [output: Tensor, total_weight: Tensor]
  /** `nll_loss_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)` */
  nllLossForward(self: Tensor, target: Tensor, options: { weight: Tensor | null; reduction: number; ignoreIndex: number; out?: readonly [Tensor, Tensor] | undefined }): [output: Tensor, total_weight: Tensor]
  /** `smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor` */
  smoothL1Loss(self: Tensor, target: Tensor, reduction?: number, beta?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor` */
  smoothL1Loss(self: Tensor, target: Tensor, options?: { reduction?: number | undefined; beta?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `smooth_l1_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float beta) -> Tensor` */
  smoothL1LossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, beta: number, options?: { out?: Tensor | undefined }): Tensor
  /** `smooth_l1_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float beta) -> Tensor` */
  smoothL1LossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { reduction: number; beta: number; out?: Tensor | undefined }): Tensor
  /** `soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  softMarginLoss(self: Tensor, target: Tensor, reduction?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  softMarginLoss(self: Tensor, target: Tensor, options?: { reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `soft_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor` */
  softMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, options?: { out?: Tensor | undefined }): Tensor
  /** `soft_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor` */
  softMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { reduction: number; out?: Tensor | undefined }): Tensor
}
