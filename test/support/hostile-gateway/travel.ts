/** Brings an answer to its caller: whole and by the book, or in one of the ways in which networks and proxies spoil it. */
import { gzipSync } from 'node:zlib';
import { STATUS_CODES } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Way } from './mischief.ts';

export interface Parcel {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Bytes that come at once when they drip, and how long the next ones take, ms. */
const drops = 6;
const dropMs = 15;

/** A caller who has gone is none of its business. */
export function travel(response: ServerResponse, parcel: Parcel, way: Way): void {
  const { status, headers, body } = parcel;
  const { socket } = response;
  if (response.destroyed || !socket) return;
  const length = { 'content-length': String(body.length) };
  switch (way) {
    case 'plain':
      response.writeHead(status, { ...headers, ...length }).end(body);
      return;
    case 'gzip': {
      const packed = gzipSync(body);
      const packing = { 'content-encoding': 'gzip', 'content-length': String(packed.length) };
      response.writeHead(status, { ...headers, ...packing }).end(packed);
      return;
    }
    case 'chunked':
      response.writeHead(status, headers);
      response.write(half(body));
      response.end(body.subarray(half(body).length));
      return;
    case 'http-1.0':
      // No length and no chunks: the body ends where the connection does.
      socket.end(Buffer.concat([head('1.0', parcel, {}), body]));
      return;
    case 'drip':
      response.writeHead(status, { ...headers, ...length });
      drip(response, body);
      return;
    case 'length-too-long':
      socket.end(Buffer.concat([head('1.1', parcel, { 'content-length': String(body.length + 99) }), body]));
      return;
    case 'length-too-short':
      socket.end(Buffer.concat([head('1.1', parcel, { 'content-length': String(body.length >> 1) }), body]));
      return;
    case 'reset-half':
      socket.write(Buffer.concat([head('1.1', parcel, length), half(body)]), () => reset(socket));
      return;
    case 'reset-before-headers':
      reset(socket);
      return;
    case 'silence':
      return;
  }
}

/** Not a goodbye but a slammed door: the other side gets ECONNRESET. What it has not read by then is lost. */
export function reset(socket: Socket): void {
  socket.resetAndDestroy();
}

function half(body: Buffer): Buffer {
  return body.subarray(0, body.length >> 1);
}

function head(version: string, { status, headers }: Parcel, more: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries({ ...headers, ...more, connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.from(`HTTP/${version} ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`);
}

function drip(response: ServerResponse, body: Buffer): void {
  const size = Math.max(1, Math.ceil(body.length / drops));
  const next = (at: number): void => {
    if (response.destroyed) return;
    response.write(body.subarray(at, at + size));
    if (at + size >= body.length) response.end();
    else setTimeout(next, dropMs, at + size);
  };
  next(0);
}
