/** Catches: a key that stays in the environment, a key sent in the clear, a switch that loses to a variable. */
import { describe, expect, it } from 'vitest';
import { takeSwitches } from '../../../electron/switches.ts';

const none = (): string => '';

describe('takeSwitches', () => {
  it('takes the key out of the environment', () => {
    const environment = { PROOFSHEET_API_KEY: ' sk-byts-0123456789 ' };
    expect(takeSwitches(none, environment, '/').apiKey).toBe('sk-byts-0123456789');
    expect(environment).not.toHaveProperty('PROOFSHEET_API_KEY');
  });

  it('holds the key to what a typed one is held to', () => {
    // Catches: a short one shown whole as “its last four”; one no header can carry, whose calls end as unknown.
    for (const key of ['abcd', 'sk-byts-0123456789…'])
      expect(() => takeSwitches(none, { PROOFSHEET_API_KEY: key }, '/')).toThrow(/Not a key/);
  });

  it('lets a switch win over its variable, and makes the folder absolute', () => {
    const environment = {
      PROOFSHEET_LIBRARY: '/from-environment',
      PROOFSHEET_GATEWAY: 'https://env.example',
    };
    const switches = takeSwitches((name) => (name === 'library' ? 'shoot' : ''), environment, '/photos');
    expect(switches.library).toBe('/photos/shoot');
    expect(switches.gateway).toBe('https://env.example');
  });

  it('refuses to send a key over plain http to another computer', () => {
    expect(() => takeSwitches(none, { PROOFSHEET_GATEWAY: 'http://gateway.example' }, '/')).toThrow(/https/);
    expect(() => takeSwitches(none, { PROOFSHEET_GATEWAY: 'http://127.0.0.1.evil.example' }, '/')).toThrow();
    expect(() =>
      takeSwitches(none, { PROOFSHEET_GATEWAY: 'http://localhost:80@evil.example' }, '/'),
    ).toThrow();
    expect(takeSwitches(none, { PROOFSHEET_GATEWAY: 'http://127.0.0.1:8080' }, '/').gateway).toBeTruthy();
  });
});
