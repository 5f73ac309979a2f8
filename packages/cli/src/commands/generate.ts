// opgems generate: a language model continues a prompt.
import { createRuntime, type Runtime, type Tensor } from '@opgems/core'
import {
  type ComputeDType,
  type GenerateOptions,
  type Generation,
  generate,
  type LoadedModel,
  loadImage,
  loadModel,
  type Prompt,
  readPreprocessor,
} from '@opgems/models'
import { Option } from 'commander'
import { UsageError } from '../exit-status.ts'
import { type CommandIo, writeJson } from '../io.ts'
import { integerFrom, numberFrom, readBackend, readInteger, readIntegers, readText } from '../option-readers.ts'
import type { AddCommand } from '../run.ts'
import { statusLine } from '../status-line.ts'

interface Options {
  readonly model: string
  readonly backend?: string
  readonly prompt?: string
  readonly ids?: readonly number[]
  readonly maxNewTokens: number
  readonly dtype?: ComputeDType
  readonly sample?: true
  readonly temperature?: number
  readonly topK?: number
  readonly topP?: number
  readonly seed?: number
  readonly image?: string
  readonly capture?: true
  readonly json?: true
}

const examples = `
A model is a Hugging Face folder: config.json, safetensors files, and tokenizer.json for texts.

Examples:
  opgems generate --model fixtures/models/tiny-llama --backend cpu --ids 1,2,3 --json
  opgems generate --model ./Llama-3.2-1B --prompt 'The sea is' --max-new-tokens 50
  opgems generate --model ./Llama-3.2-1B --prompt 'The sea is' --sample --temperature 0.8 --top-p 0.9 --seed 7`

export const addGenerate: AddCommand = (program, io) => {
  program
    .command('generate')
    .description('continue a prompt with a language model')
    .requiredOption('--model <folder>', 'folder of the model', readText)
    .option(
      '--backend <backend>',
      "backend or backend:device, as 'cpu:wasm' (default: the configured or best one)",
      readBackend,
    )
    .addOption(new Option('--prompt <text>', 'the prompt as text').conflicts('ids'))
    .option('--ids <integers>', "the prompt as token ids, as '1,2,3'", readIntegers)
    .option('--image <file>', 'an image for a model that sees; its token in the prompt says where')
    .option('--max-new-tokens <count>', 'how many tokens to add at most', integerFrom(1), 20)
    .addOption(new Option('--dtype <dtype>', 'compute in').choices(['float64', 'float32', 'float16', 'bfloat16']))
    .option('--sample', 'draw tokens instead of taking the most likely ones')
    .option('--temperature <number>', 'flattens (> 1) or sharpens (< 1) the distribution; with --sample', numberFrom(0))
    .option('--top-k <count>', 'draw among this many tokens; with --sample', integerFrom(0))
    .option('--top-p <share>', 'draw among the tokens that make up this share; with --sample', numberFrom(0, 1))
    .option('--seed <integer>', 'of the draws; with --sample', readInteger)
    .option('--capture', 'record one decode step and replay it: less work for the host at each token')
    .option('--json', 'one JSON document: promptIds, ids (the new ones), text, timings')
    .addHelpText('after', examples)
    .action(async (options: Options) => {
      const prompt = promptOf(options)
      const rt = await createRuntime(options.backend === undefined ? {} : { backend: options.backend })
      try {
        const result = await continuePrompt(rt, prompt, options, io)
        if (options.json) writeJson(io, result)
        else io.stdout.write(`${result.text ?? result.ids.join(',')}\n`)
      } finally {
        await rt.close()
      }
    })
}

function promptOf({ prompt, ids, sample, temperature, topK, topP, seed }: Options): Prompt {
  if (!sample && [temperature, topK, topP, seed].some((value) => value !== undefined))
    throw new UsageError('--temperature, --top-k, --top-p and --seed have no effect without --sample')
  if (prompt !== undefined) return { text: prompt }
  if (ids === undefined) throw new UsageError('a prompt is missing: --prompt TEXT or --ids 1,2,3')
  return { ids }
}

async function continuePrompt(rt: Runtime, prompt: Prompt, options: Options, io: CommandIo): Promise<Generation> {
  const status = statusLine(io.stderr)
  let loaded: LoadedModel | undefined
  let images: Tensor | undefined
  try {
    loaded = await loadModel(rt, options.model, {
      signal: io.signal,
      onProgress: ({ loadedBytes, totalBytes }) =>
        status.show(`loading ${options.model}: ${Math.round((100 * loadedBytes) / Math.max(totalBytes, 1))} %`),
      ...(options.dtype === undefined ? {} : { dtype: options.dtype }),
    })
    if (options.image !== undefined) images = await readImage(rt, loaded, options.image)
    return await generate(loaded, prompt, {
      ...samplingOf(options),
      ...(images && { images }),
      maxNewTokens: options.maxNewTokens,
      ...(options.capture === undefined ? {} : { capture: true }),
      signal: io.signal,
      onToken: ({ index }) => status.show(`${index + 1} of at most ${options.maxNewTokens} tokens`),
    })
  } finally {
    status.clear()
    images?.dispose()
    loaded?.dispose()
  }
}

/** Pixels as the model's folder wants them, in its dtype. */
async function readImage(rt: Runtime, loaded: LoadedModel, path: string): Promise<Tensor> {
  if (loaded.config.family !== 'llava') throw new UsageError(`--image: ${loaded.config.family} sees no images`)
  const preprocessor = await readPreprocessor(loaded.directory, loaded.config.vision.imageSize)
  using pixels = await loadImage(rt, path, preprocessor)
  return rt.ops.to(pixels, loaded.dtype, { copy: true })
}

function samplingOf({ sample, temperature, topK, topP, seed }: Options): GenerateOptions {
  if (!sample) return {}
  return {
    sample,
    ...(temperature === undefined ? {} : { temperature }),
    ...(topK === undefined ? {} : { topK }),
    ...(topP === undefined ? {} : { topP }),
    ...(seed === undefined ? {} : { seed }),
  }
}
