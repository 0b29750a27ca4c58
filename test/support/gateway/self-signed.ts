/**
 * A key pair and a self-signed X.509 certificate for 127.0.0.1 and localhost, made in memory: no private key lies in the
 * repository, and no openssl is needed. DER as in X.690, the certificate as in RFC 5280.
 */
import { generateKeyPairSync, sign } from 'node:crypto';

const tags = { integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, utf8: 0x0c, utcTime: 0x17 } as const;
const sequence = 0x30;

/** Object identifiers, already in DER: their dotted form stands beside each. */
const oids = {
  ecdsaWithSha256: '2a8648ce3d040302', // 1.2.840.10045.4.3.2
  commonName: '550403', // 2.5.4.3
  subjectAltName: '551d11', // 2.5.29.17
} as const;

export function selfSignedCertificate(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(sequence, oid(oids.ecdsaWithSha256));
  const name = der(
    sequence,
    der(0x31, der(sequence, oid(oids.commonName), der(tags.utf8, Buffer.from('Test gateway')))),
  );
  const validity = der(sequence, utcTime('250101000000Z'), utcTime('491231235959Z'));
  const altNames = der(sequence, der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])));
  const extensions = der(sequence, der(sequence, oid(oids.subjectAltName), der(tags.octets, altNames)));
  const certificate = der(
    sequence,
    der(0xa0, der(tags.integer, Buffer.from([2]))), // version 3
    der(tags.integer, Buffer.from([1])), // serial number
    ...[algorithm, name, validity, name],
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', certificate, privateKey);
  const signed = der(sequence, certificate, algorithm, der(tags.bits, Buffer.from([0]), signature));
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: pem(signed) };
}

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const lengthBytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), content]);
}

function oid(hex: string): Buffer {
  return der(tags.oid, Buffer.from(hex, 'hex'));
}

function utcTime(time: string): Buffer {
  return der(tags.utcTime, Buffer.from(time));
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
