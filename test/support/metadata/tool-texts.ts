/**
 * What the programs write, in the layout of their own sources: AUTOMATIC1111 (modules/processing.py), Fooocus
 * (modules/meta_parser.py), InvokeAI (all three of its formats), ComfyUI (nodes.py, SaveImage), SwarmUI (T2IParamInput).
 * The prompts are ours.
 */

export const infotext = [
  'a fig on a plate, (window light:1.2), 85mm',
  'second line of the prompt',
  'Negative prompt: blurry, lowres',
  'text',
  'Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6.5, Seed: 965400086, Size: 832x1216, Model hash: 31e35c80fc, Model: sd_xl_base_1.0, Lora hashes: "film: 12ab34cd, grain: 98fe76dc", Version: v1.10.1',
].join('\n');

export const fooocusJson = JSON.stringify({
  adm_guidance: '(1.5, 0.8, 0.3)',
  base_model: 'juggernautXL_v8Rundiffusion',
  base_model_hash: 'aeb7e9e689',
  full_negative_prompt: ['blurry', 'anime'],
  full_prompt: ['cinematic still a fig on a plate', 'a fig on a plate, focused'],
  guidance_scale: 4,
  loras: [['offset', 0.1, '4852686128']],
  metadata_scheme: 'fooocus',
  negative_prompt: 'blurry',
  performance: 'Speed',
  prompt: 'a fig on a plate',
  resolution: '(1152, 896)',
  sampler: 'dpmpp_2m_sde_gpu',
  seed: '6325480512012283137',
  steps: 30,
  styles: "['Fooocus V2', 'Fooocus Sharp']",
  version: 'Fooocus v2.5.5',
});

export const fooocusInfotext = [
  'cinematic still a fig on a plate, a fig on a plate, focused',
  'Negative prompt: blurry, anime',
  'Steps: 30, Sampler: DPM++ 2M SDE Karras, Seed: 123456, Size: 1152x896, CFG scale: 4, Model: juggernautXL_v8Rundiffusion, Raw prompt: "a fig on a plate\\nwith honey", Raw negative prompt: blurry, Version: Fooocus v2.5.5',
].join('\n');

export const invokeMetadata = JSON.stringify({
  app_version: '5.6.0',
  generation_mode: 'sdxl_txt2img',
  positive_prompt: 'a fig on a plate',
  negative_prompt: 'blurry',
  width: 1024,
  height: 1280,
  seed: 1234567890,
  rand_device: 'cpu',
  cfg_scale: 7.5,
  steps: 30,
  scheduler: 'dpmpp_2m_k',
  model: { key: 'a1b2', hash: 'blake3:00', name: 'Juggernaut XL v9', base: 'sdxl', type: 'main' },
});

export const sdMetadata = JSON.stringify({
  model: 'stable diffusion',
  model_weights: 'stable-diffusion-1.5',
  app_id: 'invoke-ai/InvokeAI',
  app_version: '2.2.4',
  image: {
    prompt: [{ prompt: 'a fig on a plate [blurry, lowres]', weight: 1 }],
    steps: 50,
    cfg_scale: 7.5,
    seed: 2958720,
    width: 512,
    height: 768,
    sampler: 'k_lms',
    type: 'txt2img',
  },
});

export const dream = '"a fig on a plate [blurry]" -s 50 -S 2958720 -W 512 -H 768 -C 7.5 -A k_lms';

export const swarmJson = JSON.stringify({
  sui_image_params: {
    prompt: 'a fig on a plate',
    negativeprompt: 'blurry',
    model: 'OfficialStableDiffusion/sd_xl_base_1.0',
    seed: 1724312,
    steps: 20,
    cfgscale: 7,
    aspectratio: 'Custom',
    width: 1344,
    height: 768,
    sampler: 'euler',
    swarm_version: '0.9.3.1',
  },
  sui_extra_data: { date: '2025-01-25', generation_time: '0.01 (prep) and 4.84 (gen) seconds' },
  sui_models: [{ name: 'sd_xl_base_1.0.safetensors', param: 'model', hash: '0xd7a9' }],
});

type Node = { readonly class_type: string; readonly inputs: Readonly<Record<string, unknown>> };
export type ComfyGraph = Readonly<Record<string, Node>>;

/** The program's own first workflow. */
export const comfyGraph: ComfyGraph = {
  '3': {
    class_type: 'KSampler',
    inputs: {
      seed: 156680208700286,
      steps: 20,
      cfg: 8,
      sampler_name: 'euler',
      scheduler: 'normal',
      denoise: 1,
      model: ['4', 0],
      positive: ['6', 0],
      negative: ['7', 0],
      latent_image: ['5', 0],
    },
  },
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'v1-5-pruned-emaonly.safetensors' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 768, batch_size: 1 } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a fig on a plate', clip: ['4', 1] } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: 'blurry', clip: ['4', 1] } },
  '8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] } },
  '9': { class_type: 'SaveImage', inputs: { filename_prefix: 'ComfyUI', images: ['8', 0] } },
};

/** Noise, guidance and words in nodes of their own, as Flux's workflow has them. */
export const fluxGraph: ComfyGraph = {
  '6': { class_type: 'CLIPTextEncode', inputs: { text: ['40', 0], clip: ['11', 0] } },
  '8': { class_type: 'VAEDecode', inputs: { samples: ['13', 0], vae: ['10', 0] } },
  '9': { class_type: 'SaveImage', inputs: { filename_prefix: 'ComfyUI', images: ['8', 0] } },
  '12': { class_type: 'UNETLoader', inputs: { unet_name: 'flux1-dev.safetensors', weight_dtype: 'default' } },
  '13': {
    class_type: 'SamplerCustomAdvanced',
    inputs: {
      noise: ['25', 0],
      guider: ['22', 0],
      sampler: ['16', 0],
      sigmas: ['17', 0],
      latent_image: ['27', 0],
    },
  },
  '16': { class_type: 'KSamplerSelect', inputs: { sampler_name: 'euler' } },
  '17': {
    class_type: 'BasicScheduler',
    inputs: { scheduler: 'simple', steps: 20, denoise: 1, model: ['12', 0] },
  },
  '22': { class_type: 'BasicGuider', inputs: { model: ['12', 0], conditioning: ['26', 0] } },
  '25': { class_type: 'RandomNoise', inputs: { noise_seed: 77 } },
  '26': { class_type: 'FluxGuidance', inputs: { guidance: 3.5, conditioning: ['6', 0] } },
  '27': { class_type: 'EmptySD3LatentImage', inputs: { width: 1024, height: 1536, batch_size: 1 } },
  '40': { class_type: 'PrimitiveString', inputs: { value: 'a fig on a plate' } },
};

/** This app's own packet. `fields` in the own namespace. */
export function ownXmp(prompt: string, fields: Readonly<Record<string, string>>): string {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
  const attributes = Object.entries(fields).map(([name, value]) => `proofsheet:${name}="${escaped(value)}"`);
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmlns:proofsheet="https://proofsheet.app/ns/1.0/"
    ${attributes.join('\n    ')}>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escaped(prompt)}</rdf:li></rdf:Alt></dc:description>
   <Iptc4xmpExt:AIPromptInformation>${escaped(prompt)}</Iptc4xmpExt:AIPromptInformation>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}
