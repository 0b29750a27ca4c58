/** The system's sleep and its network, as the queue hears of them. */
import { net, powerMonitor } from 'electron';
import { watchOutages } from './outages.ts';
import type { OutageDeps, Outages } from './outages.ts';

export function watchPower(deps: Pick<OutageDeps, 'needsNetwork' | 'begins' | 'ends'>): Outages {
  const outages = watchOutages({
    ...deps,
    isOnline: () => net.isOnline(),
    every: (ms, look) => {
      // Nothing to stay alive for.
      setInterval(look, ms).unref();
    },
  });
  powerMonitor.on('suspend', outages.suspended);
  powerMonitor.on('resume', outages.resumed);
  return outages;
}
