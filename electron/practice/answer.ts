/** Answers of the practice gateway, and its refusals in the vendor's envelope (gateway.md, Errors). */

export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A refusal on its way out of a handler: the vendor's status, type and code. Never billed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly type: string;
  readonly code: string | null;
  /** The parameter at fault, as OpenAI's envelope names it. */
  readonly param: string | null;

  constructor(
    status: number,
    type: string,
    code: string | null,
    message: string,
    param: string | null = null,
  ) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
  }

  toAnswer(): JsonAnswer {
    return {
      status: this.status,
      body: { error: { type: this.type, code: this.code, message: this.message, param: this.param } },
    };
  }
}

export const refuse = {
  invalidParam: (message: string, param: string | null = null) =>
    new Refusal(400, 'invalid_request_error', 'invalid_param', message, param),
  modelNotFound: (model: string) =>
    new Refusal(
      400,
      'invalid_request_error',
      'model_not_found',
      `No model ${JSON.stringify(model)} here.`,
      'model',
    ),
  invalidKey: () =>
    new Refusal(401, 'authentication_error', 'invalid_api_key', 'Missing or unknown API key.'),
  routeNotFound: () => new Refusal(404, 'invalid_request_error', 'not_found', 'No such route.'),
  taskNotFound: () => new Refusal(404, 'invalid_request_error', 'task_not_found', 'No such task.'),
  duplicateTask: () =>
    new Refusal(
      409,
      'invalid_request_error',
      'duplicate_out_task_id',
      'This out_task_id was used with other params.',
    ),
  tooLarge: () => new Refusal(413, 'invalid_request_error', 'request_too_large', 'The body is over 1 MiB.'),
  promptTooLong: (limit: number) =>
    new Refusal(413, 'invalid_request_error', 'prompt_too_long', `The prompt is over ${limit} characters.`),
  tooManyInFlight: (limit: number) =>
    new Refusal(429, 'rate_limit_error', 'concurrency_limit', `${limit} calls are already in flight.`),
  unsafePrompt: () =>
    new Refusal(451, 'content_policy_error', null, 'The prompt was blocked by the model’s safety filter.'),
  internal: () => new Refusal(500, 'api_error', 'internal_error', 'The practice gateway failed to draw.'),
} as const;
