/** The log: one JSON line an event, rotated, free of keys and signed URLs. It lies in the user-data folder. */
import { join } from 'node:path';
import electronLog from 'electron-log/node.js';
import { redact } from './redact.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type Log = (level: LogLevel, event: string, data?: Readonly<Record<string, unknown>>) => void;

/** Bytes after which the file becomes `main.old.log` and a new one begins. */
const rotateAt = 2 * 1024 * 1024;

export function createLog(folder: string): Log {
  const logger = electronLog.create({ logId: 'proofsheet' });
  logger.transports.console.level = false;
  logger.transports.file.level = 'info';
  logger.transports.file.maxSize = rotateAt;
  logger.transports.file.resolvePathFn = () => join(folder, 'main.log');
  logger.transports.file.format = '{text}';
  return (level, event, data = {}) => {
    const line = { at: new Date().toISOString(), level, event, ...data };
    logger[level](redact(JSON.stringify(line, errorsAsText)));
  };
}

function errorsAsText(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const code = 'code' in value ? { code: value.code } : {};
  return { name: value.name, message: value.message, ...code, stack: value.stack, cause: value.cause };
}
