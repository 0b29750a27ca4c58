/** A random seed from the platform's cryptographic generator: 31 even bits, which is a seed's whole range. */
export function drawSeed(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word >>> 1;
}
