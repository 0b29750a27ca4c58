/** The log: one JSON line an event, rotated, free of keys and signed URLs. It lies in the user-data folder. */
import { join } from 'node:path';
import { redact } from './redact.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type Log = (level: LogLevel, event: string, data?: Readonly<Record<string, unknown>>) => void;

type Write = (level: LogLevel, line: string) => void;

/** Bytes after which the file becomes `main.old.log` and a new one begins. */
const rotateAt = 2 * 1024 * 1024;

/** Lines said before `opening` has settled are kept in their order and written then: no start waits for the file. */
export function createLog(folder: string, opening: Promise<unknown>): Log {
  const early: Parameters<Write>[] = [];
  let write: Write | null = null;
  void opening
    .then(() => openFile(folder))
    .then((opened) => {
      write = opened;
      for (const line of early) opened(...line);
    });
  return (level, event, data = {}) => {
    const line = redact(
      JSON.stringify({ at: new Date().toISOString(), level, event, ...data }, errorsAsText),
    );
    if (write) write(level, line);
    else early.push([level, line]);
  };
}

async function openFile(folder: string): Promise<Write> {
  const { default: electronLog } = await import('electron-log/node.js');
  const logger = electronLog.create({ logId: 'proofsheet' });
  logger.transports.console.level = false;
  logger.transports.file.level = 'info';
  logger.transports.file.maxSize = rotateAt;
  logger.transports.file.resolvePathFn = () => join(folder, 'main.log');
  logger.transports.file.format = '{text}';
  return (level, line) => logger[level](line);
}

function errorsAsText(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const code = 'code' in value ? { code: value.code } : {};
  return { name: value.name, message: value.message, ...code, stack: value.stack, cause: value.cause };
}
