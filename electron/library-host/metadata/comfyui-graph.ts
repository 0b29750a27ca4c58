/**
 * Walks through a graph that may be anything: links that lead nowhere, in circles, or through a hundred thousand nodes.
 * Every walk keeps its own list and visits a node once.
 */
import type { JsonObject } from './json.ts';
import { asObject, field } from './json.ts';

/** [node id, number of the output]. */
type Link = readonly [id: string | number, output: number];

export interface GraphNode {
  readonly type: string;
  readonly inputs: ReadonlyMap<string, unknown>;
}

export type Graph = ReadonlyMap<string, GraphNode>;

/** Nodes without a class or inputs are left out. */
export function createGraph(data: JsonObject): Graph {
  const graph = new Map<string, GraphNode>();
  for (const [id, value] of Object.entries(data)) {
    const node = asObject(value);
    const [type, inputs] = [field(node, 'class_type'), asObject(field(node, 'inputs'))];
    if (typeof type === 'string' && inputs) graph.set(id, { type, inputs: new Map(Object.entries(inputs)) });
  }
  return graph;
}

export function isLink(value: unknown): value is Link {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    (typeof value[0] === 'string' || typeof value[0] === 'number') &&
    typeof value[1] === 'number'
  );
}

/** The node that a link leads to. */
export function linked(graph: Graph, value: unknown): GraphNode | undefined {
  return isLink(value) ? graph.get(String(value[0])) : undefined;
}

/** Everything that `starts` were made from, the nearest first, themselves included. */
function* upstream(graph: Graph, starts: Iterable<GraphNode>): Generator<GraphNode> {
  const seen = new Set(starts);
  // A set is walked in the order in which it grows.
  for (const node of seen) {
    yield node;
    for (const value of node.inputs.values()) {
      const next = linked(graph, value);
      if (next) seen.add(next);
    }
  }
}

/** Samplers that a saved picture was made by, the last to work on it first; in a graph that saves none, any. */
export function samplersUpstream(graph: Graph): readonly GraphNode[] {
  const saving = [...graph.values()].filter(({ type }) => /save|preview|output/i.test(type));
  const found = [...upstream(graph, saving)].filter(isSampler);
  return found.length > 0 ? found : [...graph.values()].filter(isSampler);
}

function isSampler({ inputs }: GraphNode): boolean {
  const isOwnGuide = isLink(inputs.get('positive')) && (inputs.has('seed') || inputs.has('noise_seed'));
  return isOwnGuide || (isLink(inputs.get('guider')) && inputs.has('noise'));
}

/** What nodes that only hold a value call it. */
const heldAs = ['value', 'Value', 'int', 'seed', 'number', 'string', 'text'];

/** The first value of one of these names, nearest to the node first, behind links if need be. */
export function valueUpstream(graph: Graph, start: GraphNode, names: readonly string[]): unknown {
  for (const { inputs } of upstream(graph, [start]))
    for (const name of names) {
      const value = inputs.get(name);
      const held = isLink(value) ? heldBy(linked(graph, value), [name, ...heldAs]) : value;
      if (isPlain(held)) return held;
    }
  return undefined;
}

function heldBy(node: GraphNode | undefined, names: readonly string[]): unknown {
  return names.map((name) => node?.inputs.get(name)).find(isPlain);
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** Inputs that hold words, or lead to a node that does. SDXL and Flux nodes have two, often with the same words. */
const wordInputs = [
  'text',
  'prompt',
  'text_g',
  'text_l',
  'clip_l',
  't5xxl',
  'string',
  'value',
  'populated_text',
];
/** Inputs through which a conditioning passes on its way. */
const passedThrough = [
  'conditioning',
  'conditioning_1',
  'conditioning_2',
  'conditioning_to',
  'conditioning_from',
];
const mostTexts = 20;

export type Branch = 'positive' | 'negative';

/** The words that a sampler's `positive` or `negative` leads to, each once, nearest first. */
export function conditioningText(graph: Graph, link: unknown, branch: Branch): string {
  const start = linked(graph, link);
  if (!start) return '';
  const texts = new Set<string>();
  const seen = new Set([start]);
  for (const { type, inputs } of seen) {
    // It was wired up to say nothing.
    if (/zero.?out/i.test(type)) continue;
    // Some loaders hold the words under the branch's name; nodes with two branches pass each on.
    for (const name of [...wordInputs, branch, ...passedThrough]) {
      const value = inputs.get(name);
      const next = linked(graph, value);
      if (next) seen.add(next);
      else if (typeof value === 'string' && value.trim() !== '' && texts.size < mostTexts)
        texts.add(value.trim());
    }
  }
  return [...texts].join('\n');
}
