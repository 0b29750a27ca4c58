/** Fetching a paid image over real HTTP: to the byte, within bounds, and without the key. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGatewayClient } from '../../../electron/gateway/client.ts';
import type { GatewayClientOptions } from '../../../electron/gateway/client.ts';
import { writeInline } from '../../../electron/gateway/inline-image.ts';
import { nobody, serve, serveBytes, temporaryFolder } from './servers.ts';

async function fetchFrom(url: string, options: Partial<GatewayClientOptions> = {}) {
  const client = createGatewayClient({ baseUrl: new URL(url).origin, apiKey: 'sk-byts-secret', ...options });
  onTestFinished(() => client.close());
  const path = join(await temporaryFolder(), 'images', '2026', '.frame.part');
  return { path, result: await client.download(url, path) };
}

const answerWith = (answer: RequestListener): Promise<string> => serve(answer);

describe('download', () => {
  it('writes exactly the bytes, hashes them, says how far it is, and shows nobody the key', async () => {
    const bytes = randomBytes(3_000_000);
    let seen: IncomingHttpHeaders = {};
    const base = await answerWith((request, response) => {
      seen = request.headers;
      response.setHeader('content-type', 'text/html');
      response.setHeader('content-length', bytes.length);
      response.end(bytes);
    });
    const client = createGatewayClient({ baseUrl: base, apiKey: 'sk-byts-secret' });
    onTestFinished(() => client.close());
    const path = join(await temporaryFolder(), 'a', 'b', '.x.part');
    const progress: [number, number | null][] = [];
    const result = await client.download(`${base}/i?sig=1`, path, {
      onProgress: (received, total) => progress.push([received, total]),
    });
    expect(result).toEqual({
      ok: true,
      value: { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    });
    expect(bytes.equals(await readFile(path))).toBe(true);
    expect(progress.at(-1)).toEqual([bytes.length, bytes.length]);
    expect(JSON.stringify(seen)).not.toContain('secret');
  });

  it.each([
    [403, 'download-denied'],
    [401, 'download-denied'],
    [404, 'download-gone'],
    [410, 'download-gone'],
    [500, 'download-unreachable'],
    [503, 'download-unreachable'],
    [429, 'download-unreachable'],
  ])('status %i is %s, and leaves no file', async (status, code) => {
    const base = await answerWith((_, response) => {
      response.statusCode = status;
      response.end('no');
    });
    const { path, result } = await fetchFrom(`${base}/i`);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['nothing', 'download-empty', 'Content-Length: 0\r\n\r\n'],
    ['less than announced', 'download-truncated', 'Content-Length: 99\r\n\r\nabc'],
    ['a chunk cut short', 'download-truncated', 'Transfer-Encoding: chunked\r\n\r\nff\r\nabc'],
    ['more than may be', 'download-too-large', `Content-Length: ${64 * 1024 * 1024 + 1}\r\n\r\nabc`],
    ['a packed body', 'download-not-image', 'Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc'],
  ])('%s is %s, and leaves no file', async (_, code, head) => {
    const base = await serveBytes((socket) => socket.end(`HTTP/1.1 200 OK\r\n${head}`));
    const { path, result } = await fetchFrom(`${base}/i`);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(existsSync(path)).toBe(false);
  });

  it('stops a body that lies about having an end', async () => {
    const base = await answerWith((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    });
    const { path, result } = await fetchFrom(`${base}/i`);
    expect(result).toMatchObject({ ok: false, error: { code: 'download-too-large' } });
    expect(existsSync(path)).toBe(false);
  });

  it('gives up on bytes that never end, however steadily they come', async () => {
    const endless = await answerWith((request, response) => {
      const drip = setInterval(() => response.write('x'), 20);
      request.on('close', () => clearInterval(drip));
    });
    const { path, result } = await fetchFrom(`${endless}/i`, { downloadWholeMs: 300 });
    expect(result).toMatchObject({ ok: false, error: { code: 'download-stalled' } });
    expect(existsSync(path)).toBe(false);
  });

  it('gives up on silence, not on slowness', async () => {
    const silent = await serveBytes((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'),
    );
    const { path, result } = await fetchFrom(`${silent}/i`, { downloadSilenceMs: 100 });
    expect(result).toMatchObject({ ok: false, error: { code: 'download-stalled' } });
    expect(existsSync(path)).toBe(false);

    const slow = await answerWith((_, response) => {
      let left = 8;
      const drip = setInterval(() => {
        left -= 1;
        response.write('x');
        if (left > 0) return;
        clearInterval(drip);
        response.end();
      }, 50);
    });
    // Four times the silence allowed in all, but never a silence that long at once.
    expect((await fetchFrom(`${slow}/i`, { downloadSilenceMs: 300 })).result).toMatchObject({
      ok: true,
      value: { bytes: 8 },
    });
  });

  it('is unreachable when nobody listens', async () => {
    const { result } = await fetchFrom(`${await nobody()}/i`);
    expect(result).toMatchObject({ ok: false, error: { code: 'download-unreachable' } });
  });

  it('follows three redirects, and not a fourth', async () => {
    const base = await answerWith((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end();
      else response.end('image');
    });
    expect((await fetchFrom(`${base}/3`)).result).toMatchObject({ ok: true, value: { bytes: 5 } });
    expect((await fetchFrom(`${base}/4`)).result).toMatchObject({
      ok: false,
      error: { code: 'download-denied' },
    });
  });

  it('connects to nothing of this machine for a gateway elsewhere, by number, by name, or by redirect', async () => {
    let requests = 0;
    const base = await answerWith((_, response) => {
      requests += 1;
      response.end('secret');
    });
    const { port } = new URL(base);
    const remote: Partial<GatewayClientOptions> = {
      baseUrl: 'https://gateway.test',
      lookup: (host, _options, callback) =>
        callback(null, [{ address: host === 'gateway.test' ? '192.0.43.10' : '127.0.0.1', family: 4 }]),
    };
    for (const url of [`https://127.0.0.1:${port}/i`, `https://innocent.test:${port}/i`, `${base}/i`])
      expect((await fetchFrom(url, remote)).result).toMatchObject({
        ok: false,
        error: { code: 'download-denied' },
      });

    const redirecting = await answerWith((_, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
    });
    expect((await fetchFrom(`${redirecting}/i`)).result).toMatchObject({
      error: { code: 'download-denied' },
    });
    expect(requests).toBe(0);
  });

  it('says nothing of the URL in its errors (a signed URL is a secret)', async () => {
    const base = await answerWith((_, response) => response.destroy());
    const { result } = await fetchFrom(`${base}/i?sig=hidden`);
    expect(JSON.stringify(result)).not.toContain('hidden');
  });

  it('that fails takes nothing away from what an earlier one brought', async () => {
    const base = await serveBytes((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc'));
    const client = createGatewayClient({ baseUrl: base, apiKey: '' });
    onTestFinished(() => client.close());
    const folder = await temporaryFolder();
    const path = join(folder, '.frame.part');
    await writeFile(path, 'whole');
    expect(await client.download(`${base}/i`, path)).toMatchObject({ ok: false });
    expect(await readFile(path, 'utf8')).toBe('whole');
    expect(await readdir(folder)).toEqual(['.frame.part']);
  });

  // Catches: a reset behind more bytes than were read yet is not noticed, and the download waits for its silence to end.
  it('knows of a reset at once, whatever came before it, and keeps that', async () => {
    const sent = 200_000;
    const base = await answerWith((_, response) => {
      response.writeHead(200, { etag: '"one"', 'content-length': 2 * sent });
      response.write(randomBytes(sent), () => response.socket?.resetAndDestroy());
    });
    const client = createGatewayClient({ baseUrl: base, apiKey: '' });
    onTestFinished(() => client.close());
    const folder = await temporaryFolder();
    const result = await client.download(`${base}/i`, join(folder, 'frame'));
    expect(result).toMatchObject({ ok: false, error: { code: 'download-truncated' } });
    expect((await stat(join(folder, '.frame.part'))).size).toBeGreaterThan(0);
  });

  // Catches: fetching 60 MB again for the last one, and joining two different images.
  it('goes on where it broke off, if the server still has the same bytes, and else begins anew', async () => {
    const bytes = randomBytes(400_000);
    const other = randomBytes(300_000);
    const asked: (string | undefined)[] = [];
    let current = { bytes, etag: '"one"' };
    let cuts = 2;
    let cut = (): void => undefined;
    // Cut once bytes have arrived: what a dying connection still holds is lost with it.
    const onProgress = (): void => cut();
    const base = await answerWith(({ headers }, response) => {
      asked.push(headers.range);
      const begin = headers['if-range'] === current.etag ? Number(/\d+/.exec(headers.range ?? '0')?.[0]) : 0;
      const whole = current.bytes;
      response.writeHead(begin > 0 ? 206 : 200, {
        etag: current.etag,
        'content-length': whole.length - begin,
        ...(begin > 0 && { 'content-range': `bytes ${begin}-${whole.length - 1}/${whole.length}` }),
      });
      cut = () => undefined;
      if ((cuts -= 1) < 0) response.end(whole.subarray(begin));
      else {
        cut = () => response.destroy();
        response.write(whole.subarray(begin, begin + 100_000));
      }
    });
    const client = createGatewayClient({ baseUrl: base, apiKey: '' });
    onTestFinished(() => client.close());
    const path = join(await temporaryFolder(), '.frame.part');
    const fetchAll = async () => {
      for (;;) {
        const result = await client.download(`${base}/i`, path, { onProgress });
        if (result.ok) return result.value;
        expect(result.error.code).toBe('download-truncated');
        expect(existsSync(path)).toBe(false);
      }
    };
    const hashOf = (of: Buffer): string => createHash('sha256').update(of).digest('hex');
    expect(await fetchAll()).toEqual({ bytes: bytes.length, sha256: hashOf(bytes) });
    expect(bytes.equals(await readFile(path))).toBe(true);
    expect(asked[0]).toBeUndefined();
    expect(asked.slice(1).every((range) => /^bytes=[1-9]\d*-$/.test(range ?? ''))).toBe(true);

    await rm(path);
    cuts = 1;
    expect((await client.download(`${base}/i`, path, { onProgress })).ok).toBe(false);
    current = { bytes: other, etag: '"two"' };
    expect(await fetchAll()).toEqual({ bytes: other.length, sha256: hashOf(other) });
    expect(other.equals(await readFile(path))).toBe(true);
    expect(await readdir(dirname(path))).toEqual(['.frame.part']);
  });

  it('tells a folder it may not use from a failing network', async () => {
    const base = await answerWith((_, response) => response.end('image'));
    const client = createGatewayClient({ baseUrl: base, apiKey: '' });
    onTestFinished(() => client.close());
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    expect(await client.download(`${base}/i`, join(file, 'frame.part'))).toMatchObject({
      ok: false,
      error: { code: 'library-unreadable' },
    });
  });
});

describe('writeInline', () => {
  it('writes decoded bytes as a download would be', async () => {
    const folder = await temporaryFolder();
    const [path, marker] = [join(folder, 'new', '.x.part'), join(folder, 'library.json')];
    await writeFile(marker, '{}');
    expect(await writeInline(Buffer.from('image').toString('base64'), path, marker)).toMatchObject({
      ok: true,
      value: { bytes: 5 },
    });
    expect(await readFile(path, 'utf8')).toBe('image');
    expect(await writeInline('', path, marker)).toMatchObject({
      ok: false,
      error: { code: 'download-empty' },
    });
  });
});
