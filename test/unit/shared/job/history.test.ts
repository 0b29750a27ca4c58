/** What a job's past says: whether a paid answer is still to be had, and how often the gateway has failed. */
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { frameIdSchema } from '../../../../shared/ids.ts';
import { canFetchAgain, failuresInARow, isClosed, openAnswer } from '../../../../shared/job/history.ts';
import type { ImageSource, JobState } from '../../../../shared/job/status.ts';

const waiting: JobState = { status: 'waiting', at: 0 };
const again = (code: ErrorCode): JobState => ({ status: 'waiting', at: 0, because: { code, message: '' } });
const sending = (practice = false): JobState => ({
  status: 'sending',
  at: 0,
  attempt: 1,
  gateway: 'https://gateway.test',
  practice,
  delivery: 'direct',
});
const url: ImageSource = { kind: 'url', url: 'https://cdn.test/a' };
const answered = (source: ImageSource = url, expiresAt = 100): JobState => ({
  status: 'answered',
  at: 0,
  answer: {
    images: [
      { frame: frameIdSchema.parse('01890000-0000-7000-8000-000000000000'), source, revisedPrompt: null },
    ],
    expiresAt,
    tookSeconds: 1,
  },
});
const downloading: JobState = { status: 'downloading', at: 0 };
const failed = (code: ErrorCode): JobState => ({
  status: 'failed',
  at: 0,
  error: { code, message: '' },
  billed: 'yes',
  frames: [],
});

describe('canFetchAgain', () => {
  const past = (source: ImageSource, code: ErrorCode, practice = false): JobState[] => [
    waiting,
    sending(practice),
    answered(source),
    downloading,
    failed(code),
  ];

  it('offers the paid answer again while its URL lives (else a retry would pay twice)', () => {
    expect(canFetchAgain(past(url, 'download-stalled'), 99)).toBe(true);
    expect(canFetchAgain(past(url, 'disk-full'), 99)).toBe(true);
  });

  it('does not offer what is dead: expired, or refused by the CDN (else the job could never be had again)', () => {
    expect(canFetchAgain(past(url, 'download-stalled'), 100)).toBe(false);
    expect(canFetchAgain(past(url, 'download-denied'), 99)).toBe(false);
    expect(canFetchAgain(past(url, 'download-gone'), 99)).toBe(false);
  });

  it('does not fetch from practice again: its addresses end with the run', () => {
    expect(canFetchAgain(past(url, 'download-unreachable', true), 99)).toBe(false);
  });

  it('keeps inline bytes for as long as only the library stood in their way', () => {
    const inline: ImageSource = { kind: 'inline', base64: 'AAAA' };
    expect(canFetchAgain(past(inline, 'disk-full'), 1e15)).toBe(true);
    expect(canFetchAgain(past(inline, 'download-not-image'), 0)).toBe(false);
  });

  it('forgets an answer once a new call is meant', () => {
    const states = [...past(url, 'download-stalled'), waiting, sending(), failed('gateway-error')];
    expect(openAnswer(states)).toBeUndefined();
    expect(canFetchAgain(states, 0)).toBe(false);
  });
});

describe('isClosed', () => {
  it('keeps open what someone must still decide or fetch (else a restart would forget it)', () => {
    expect(
      isClosed(
        [waiting, sending(), { status: 'unknown', at: 0, error: { code: 'connection-lost', message: '' } }],
        0,
      ),
    ).toBe(false);
    expect(isClosed([waiting, sending(), answered(), failed('download-stalled')], 99)).toBe(false);
    expect(isClosed([waiting, sending(), answered(), failed('download-stalled')], 100)).toBe(true);
    expect(isClosed([waiting, sending(), failed('gateway-error')], 0)).toBe(true);
  });
});

describe('failuresInARow', () => {
  it('counts the gateway’s failures only, from the user’s last word on', () => {
    const error = again('gateway-error');
    const states = [waiting, sending(), error, sending(), again('rate-limited'), sending(), error, sending()];
    expect(failuresInARow(states)).toBe(2);
    expect(failuresInARow([...states, failed('gateway-error'), waiting, sending()])).toBe(0);
  });
});
