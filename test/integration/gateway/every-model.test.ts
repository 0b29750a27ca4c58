/** Every model of the table with everything it has, against a gateway that read the vendor's pages for itself. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GenerationCall } from '../../../electron/gateway/call-body.ts';
import { createGatewayClient } from '../../../electron/gateway/client.ts';
import { startPracticeGateway } from '../../../electron/practice/practice-gateway.ts';
import type { Model } from '../../../shared/models/model.ts';
import { builtInModels } from '../../../shared/models/table.ts';
import type { Rendering } from '../../../shared/request.ts';
import type { Shape } from '../../../shared/size/size.ts';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';

function callTo(model: Model, change: Partial<GenerationCall> = {}): GenerationCall {
  return {
    model: model.id,
    prompt: 'a red vase',
    n: 1,
    seed: model.takesSeed ? 42 : null,
    shape: { kind: 'size', size: model.sizes[0]! },
    rendering: {},
    ...change,
  };
}

/** One call for each value that the model has of anything. */
function everyCall(model: Model): readonly GenerationCall[] {
  const shapes: readonly Shape[] = [
    ...model.sizes.map((size) => ({ kind: 'size', size }) as const),
    ...model.aspectRatios.map((aspectRatio) => ({ kind: 'aspect', aspectRatio }) as const),
  ];
  const renderings: readonly Rendering[] = [
    ...(model.quality?.values ?? []).map((quality) => ({ quality })),
    ...(model.style?.values ?? []).map((style) => ({ style })),
    ...(model.outputFormat?.values ?? []).map((outputFormat) => ({ outputFormat })),
    ...(model.takesNegativePrompt ? [{ negativePrompt: 'blur' }] : []),
    ...(model.takesOutputCompression ? [{ outputFormat: 'jpeg' as const, outputCompression: 80 }] : []),
  ];
  return [
    callTo(model, { n: model.maxImagesPerCall }),
    ...shapes.map((shape) => callTo(model, { shape })),
    ...renderings.map((rendering) => callTo(model, { rendering })),
  ];
}

/** One call for each thing that another model has and this one lacks. */
function everyLack(model: Model): readonly [string, GenerationCall][] {
  return [
    ['n', callTo(model, { n: model.maxImagesPerCall + 1 })],
    ['size', callTo(model, { shape: { kind: 'size', size: '640x480' } })],
    ['aspect_ratio', callTo(model, { shape: { kind: 'aspect', aspectRatio: '21:9' } })],
    ['quality', callTo(model, { rendering: { quality: 'ultra' } })],
    ['style', callTo(model, { rendering: { style: 'moody' } })],
    ...(model.takesSeed ? [] : [['seed', callTo(model, { seed: 1 })] as [string, GenerationCall]]),
    ...(model.takesNegativePrompt
      ? []
      : [
          ['negative_prompt', callTo(model, { rendering: { negativePrompt: 'x' } })] as [
            string,
            GenerationCall,
          ],
        ]),
    ...(model.outputFormat
      ? []
      : [
          ['output_format', callTo(model, { rendering: { outputFormat: 'png' } })] as [
            string,
            GenerationCall,
          ],
          ['output_compression', callTo(model, { rendering: { outputCompression: 5 } })] as [
            string,
            GenerationCall,
          ],
        ]),
  ];
}

async function gateways() {
  const independent = await startTestGateway();
  onTestFinished(independent.close);
  const practice = await startPracticeGateway({
    draw: () => Promise.resolve(new Uint8Array(8)),
    latency: () => 0,
  });
  onTestFinished(practice.close);
  const [real, played] = [independent, practice].map(({ baseUrl, key }) => {
    const client = createGatewayClient({ baseUrl, apiKey: key });
    onTestFinished(() => client.close());
    return client;
  });
  return { real: real!, played: played!, independent };
}

describe.each(builtInModels.map((model) => [model.id, model] as const))('%s', (_id, model) => {
  it('is given nothing that a gateway refuses (catches a parameter misspelt, or sent to a model without it)', async () => {
    const { real, played } = await gateways();
    for (const call of everyCall(model))
      for (const client of [real, played]) {
        const outcome = await client.generate(call);
        expect(outcome, JSON.stringify(call)).toMatchObject({ kind: 'answered' });
        expect(outcome.kind === 'answered' && outcome.images).toHaveLength(call.n);
      }
  });

  it('is refused in practice what the vendor refuses (catches a practice that lets through what costs a failed job)', async () => {
    const { real, played } = await gateways();
    for (const [param, call] of everyLack(model))
      for (const client of [real, played])
        expect(await client.generate(call), `${param} ${JSON.stringify(call)}`).toMatchObject({
          kind: 'failed',
          failure: { error: { code: 'invalid-param' }, billed: 'no', retry: 'never' },
        });
  });

  it('is sent what was asked and not a word more', async () => {
    const { real, independent } = await gateways();
    await real.generate(callTo(model));
    const [request] = independent.requests;
    expect(Object.keys(request!.body).toSorted()).toEqual(
      ['model', 'n', 'prompt', 'size', ...(model.takesSeed ? ['seed'] : [])].toSorted(),
    );
  });
});

it('says where practice drew another type of file than was asked', async () => {
  const { played } = await gateways();
  const gpt = builtInModels.find(({ id }) => id === 'gpt-image-2')!;
  const outcome = await played.generate(callTo(gpt, { rendering: { outputFormat: 'webp' } }));
  expect(outcome.kind === 'answered' && outcome.images[0]!.revisedPrompt).toContain('drawn as PNG');
});
