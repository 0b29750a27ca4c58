/**
 * ComfyUI: the graph that was run, as JSON: node id → {class_type, inputs}; an input is a value, or a link
 * [node id, output]. In PNG's `prompt`; in WebP an EXIF field holds `prompt:{…}`. No field says "the prompt": it is what
 * the sampler's `positive` leads to.
 */
import type { Graph, GraphNode } from './comfyui-graph.ts';
import { conditioningText, createGraph, linked, samplersUpstream, valueUpstream } from './comfyui-graph.ts';
import { asObject, parseJson } from './json.ts';
import type { RawMetadata } from './raw.ts';
import type { PictureTexts } from './texts.ts';

const exifMark = 'prompt:';

export function parseComfyui({ chunks, exif }: PictureTexts): RawMetadata | null {
  const inExif = [...exif.values()].find((text) => text.startsWith(`${exifMark}{`))?.slice(exifMark.length);
  const data = asObject(parseJson(chunks.get('prompt') ?? inExif ?? ''));
  const graph = data && createGraph(data);
  return graph && graph.size > 0 ? fromGraph(graph) : null;
}

function fromGraph(graph: Graph): RawMetadata {
  // The one farthest from the saved picture drew it first; those after it refine.
  const sampler = samplersUpstream(graph).at(-1);
  if (!sampler) return { tool: 'comfyui', others: [['Nodes', graph.size]] };
  // Newer samplers take noise and guidance from nodes of their own.
  const guider = linked(graph, sampler.inputs.get('guider'));
  const { inputs } = guider ?? sampler;
  return {
    tool: 'comfyui',
    prompt: conditioningText(graph, inputs.get('positive') ?? inputs.get('conditioning'), 'positive'),
    negativePrompt: conditioningText(graph, inputs.get('negative'), 'negative'),
    ...parametersOf(graph, sampler),
  };
}

function parametersOf(graph: Graph, sampler: GraphNode): Partial<RawMetadata> {
  const of = (...names: string[]): unknown => valueUpstream(graph, sampler, names);
  // Nodes that encode words have sizes of their own: SDXL's are often four times the picture's.
  const latent = linked(graph, sampler.inputs.get('latent_image')) ?? sampler;
  return {
    seed: of('seed', 'noise_seed'),
    width: valueUpstream(graph, latent, ['width']),
    height: valueUpstream(graph, latent, ['height']),
    model: of('ckpt_name', 'unet_name', 'model_name'),
    others: [
      ['Sampler', of('sampler_name')],
      ['Scheduler', of('scheduler')],
      ['Steps', of('steps')],
      ['CFG scale', of('cfg')],
      ['Guidance', of('guidance')],
      ['Denoise', of('denoise')],
      ['LoRA', of('lora_name')],
      ['Nodes', graph.size],
    ],
  };
}
