import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";

/** A certificate for loopback that signs itself, and the file it lies in (for NODE_EXTRA_CA_CERTS). */
export type Certificate = { key: string; certificate: string; file: string };

/** Makes a fresh certificate for 127.0.0.1, ::1 and localhost, and writes its public half to a temporary file. */
export const makeCertificate = async (): Promise<Certificate> => {
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    algorithm: "sha256",
    keySize: 2048,
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "keyUsage", digitalSignature: true, keyEncipherment: true, keyCertSign: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
          { type: 7, ip: "::1" },
        ],
      },
    ],
  });
  const file = join(await mkdtemp(join(tmpdir(), "standin-")), "certificate.pem");
  await writeFile(file, made.cert);
  return { key: made.private, certificate: made.cert, file };
};
