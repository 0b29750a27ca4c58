/** Sleep and lost networks: nothing is sent into them, and the queue goes on by itself. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';
import { openDesk, requestOf, seeds } from './desk.ts';

describe('an outage', () => {
  it('holds what waits and ends by itself', async () => {
    const gateway = await startTestGateway();
    onTestFinished(gateway.close);
    const desk = await openDesk({ gateway });
    desk.queue.outageBegins('offline');
    await desk.queue.submit(requestOf('a vase', seeds(1, 2)));
    expect(desk.summary()).toMatchObject({ paused: { by: 'offline', error: null }, waiting: 2 });
    expect(gateway.requests).toHaveLength(0);
    desk.queue.outageEnds('sleep');
    expect(desk.summary().paused?.by).toBe('offline');
    desk.queue.outageEnds('offline');
    await desk.arrived(2);
    expect(gateway.billed).toHaveLength(2);
  });

  it('that ends does not undo the user’s own pause (else jobs are sent that were held back)', async () => {
    const gateway = await startTestGateway();
    onTestFinished(gateway.close);
    const desk = await openDesk({ gateway });
    desk.queue.pause();
    await desk.queue.submit(requestOf('a vase'));
    desk.queue.outageBegins('sleep');
    desk.queue.outageEnds('sleep');
    expect(desk.summary().paused?.by).toBe('user');
    desk.queue.outageBegins('sleep');
    desk.queue.pause();
    desk.queue.outageEnds('sleep');
    expect(desk.summary().paused?.by).toBe('user');
    expect(gateway.requests).toHaveLength(0);
  });

  it('tells what a quit would leave behind', async () => {
    const gateway = await startTestGateway();
    onTestFinished(gateway.close);
    const desk = await openDesk({ gateway, parallelCalls: 1, delivery: 'safe' });
    gateway.hold();
    await desk.queue.submit(requestOf('a vase', seeds(1, 2)));
    await desk.until(() => desk.summary().inFlight === 1);
    expect(desk.queue.underWay()).toEqual({ direct: 0, safe: 1, downloading: 0, waiting: 1 });
  });
});
