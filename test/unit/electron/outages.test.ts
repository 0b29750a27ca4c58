/** Sleep and lost networks, as they begin and end for the queue. */
import { describe, expect, it } from 'vitest';
import { watchOutages } from '../../../electron/outages.ts';

function desk() {
  const news: string[] = [];
  const state = { isOnline: true, needsNetwork: true, look: (): void => undefined };
  const outages = watchOutages({
    isOnline: () => state.isOnline,
    needsNetwork: () => state.needsNetwork,
    begins: (outage) => news.push(`${outage} begins`),
    ends: (outage) => news.push(`${outage} ends`),
    every: (_, look) => (state.look = look),
  });
  return { news, state, outages };
}

describe('watchOutages', () => {
  it('tells of a lost network once, and of its return once', () => {
    const { news, state } = desk();
    state.look();
    state.isOnline = false;
    state.look();
    state.look();
    state.isOnline = true;
    state.look();
    state.look();
    expect(news).toEqual(['offline begins', 'offline ends']);
  });

  it('leaves alone what needs no network: practice, and a gateway on this computer', () => {
    const { news, state } = desk();
    state.needsNetwork = false;
    state.isOnline = false;
    state.look();
    expect(news).toEqual([]);
  });

  it('looks at the network when the computer wakes: it may have slept its way out of it', () => {
    const { news, state, outages } = desk();
    outages.suspended();
    state.isOnline = false;
    outages.resumed();
    expect(news).toEqual(['sleep begins', 'sleep ends', 'offline begins']);
  });
});
