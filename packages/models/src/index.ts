// The public face of @opgems/models.

export type { ComputeDType } from './compute-dtypes.ts'
export type { BertConfig } from './config/bert-config.ts'
export { type GenerationConfig, readGenerationConfig } from './config/generation-config.ts'
export type { Gpt2Config } from './config/gpt2-config.ts'
export type { LlamaConfig } from './config/llama-config.ts'
export type { LlavaConfig } from './config/llava-config.ts'
export { type ModelConfig, type ModelFamily, modelFamilies, readModelConfig } from './config/model-config.ts'
export type { VisionConfig, VitConfig } from './config/vision-config.ts'
export { type CreatedModel, type CreateOptions, createModel } from './create.ts'
export { BertModel, type EncoderOptions, type EncoderOutput } from './families/bert.ts'
export { CausalLm, type CausalOutput, type ForwardOptions } from './families/causal-lm.ts'
export type { ImageProjector } from './families/llava.ts'
export { VitModel, type VitOutput } from './families/vit.ts'
export { CapturedStep } from './generate/captured-step.ts'
export {
  type BatchGeneration,
  type Generation,
  type GenerationTimings,
  generate,
  generateBatch,
  type Prompt,
} from './generate/generate.ts'
export type { GenerateOptions, TokenEvent } from './generate/options.ts'
export { type DecodedImage, decodeImage } from './images/decode.ts'
export { loadImage, preprocessImage } from './images/load-image.ts'
export { type Preprocessor, readPreprocessor } from './images/preprocessor.ts'
export type { ImageTokens } from './layers/image-tokens.ts'
export { KvCache } from './layers/kv-cache.ts'
export {
  type LoadedCausalLm,
  type LoadedEncoder,
  type LoadedImageClassifier,
  type LoadedModel,
  type LoadOptions,
  loadModel,
} from './load.ts'
export type { ModelRuntime } from './model-runtime.ts'
export { type Checkpoint, openCheckpoint } from './safetensors/checkpoint.ts'
export { SafetensorsFile } from './safetensors/file.ts'
export type { StoredTensor } from './safetensors/header.ts'
export { loadTokenizer, type TextTokenizer } from './tokenizer/tokenizer.ts'
export type { LoadProgress } from './weights/parameter-reader.ts'
