/** Words about the user's own file of models: what it did, and each mistake with its line. */
import { assertNever } from '../../../shared/assert-never.ts';
import type { ModelFileProblem, ModelFileStatus } from '../../../shared/models/model-file.ts';
import { count } from '../numbers.ts';

export const modelFileWords = {
  label: 'Own models',
  show: 'Show file of models',
  showFace: 'Show file',
  hint: 'Show file makes models.json, with examples: add models of your gateway, or change what is known of one.',
  state: describeState,
  problems: 'Mistakes in the file of models',
  problem: describeProblem,
  more: (n: number) => `and ${count(n, 'more mistake')}.`,
} as const;

function describeState({ state, added, changed, problems }: ModelFileStatus): string {
  switch (state) {
    case 'none':
      return 'No models.json';
    case 'unreadable':
      return 'models.json cannot be read';
    case 'read': {
      const parts = [
        ...(added.length > 0 ? [`${count(added.length, 'model')} added`] : []),
        ...(changed.length > 0 ? [`${changed.length} changed`] : []),
        ...(problems.length > 0 ? [count(problems.length, 'mistake')] : []),
      ];
      return `models.json · ${parts.length > 0 ? parts.join(', ') : 'nothing in it'}`;
    }
    default:
      return assertNever(state);
  }
}

function describeProblem(problem: ModelFileProblem): string {
  const { line, model, field, found, wanted } = problem;
  const place = `Line ${line}${model === null ? '' : `, “${model}”`}:`;
  switch (problem.reason) {
    case 'not-json':
      return `${place} ${found ? `“${found}” is not expected here` : 'the file ends too soon'}; a comma, a quote or a bracket may be missing. Nothing of the file is used.`;
    case 'not-a-model-file':
      return `${place} the file wants to be { "models": [ … ] }.`;
    case 'unknown-field':
      return `${place} there is no “${field}”. Known are ${wanted ?? ''}.`;
    case 'missing':
      return `${place} “${field}” is missing: ${wantedAs(field)}.`;
    case 'not-fitting':
      return `${place} “${field}” cannot be ${found ?? 'this'}: it wants ${wantedAs(field)}.`;
    case 'default-not-a-value':
      return `${place} “${field}” is “${found ?? ''}”, which is none of ${wanted ?? ''}.`;
    case 'twice':
      return `${place} this id stands in the file twice; the first one holds.`;
    default:
      return assertNever(problem.reason);
  }
}

function wantedAs(field: string): string {
  const [first = '', ...rest] = field.split('.');
  switch (first) {
    case 'sizes':
      return 'sizes in pixels such as ["1024x1024", "1024x1536"]';
    case 'aspectRatios':
      return 'ratios such as ["1:1", "16:9"]';
    case 'maxImagesPerCall':
      return 'a whole number from 1 to 16';
    case 'takesSeed':
    case 'takesNegativePrompt':
    case 'takesOutputCompression':
      return 'true or false';
    case 'quality':
    case 'style':
      return rest.length === 0
        ? 'null, or { "values": ["standard", "hd"], "default": "standard" }'
        : 'words as the gateway writes them';
    case 'outputFormat':
      return 'null, or { "values": ["png", "webp", "jpeg"], "default": null }';
    case 'typicalSeconds':
    case 'typicalSecondsByQuality':
      return 'seconds from and to, such as [6, 10]';
    case 'usdPerImage':
      return 'US dollars, such as 0.02, or null';
    case 'id':
    case 'name':
    case 'maker':
      return 'a text in quotes';
    default:
      return 'one model: { "id": "…", "sizes": ["1024x1024"] }';
  }
}
