// A server of one's own over a copy of the demonstration: for tests that stop it, or that change what
// others look at.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const binary = process.env.GONGZHI_BINARY ?? '';
const demo = process.env.GONGZHI_DEMO ?? '';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

export class OwnServer {
  private child: ChildProcess | null = null;
  private constructor(private readonly data: string, readonly port: number) {}

  /// Whether this run has what it takes (scripts/browser-tests gives it).
  static readonly possible = binary !== '' && demo !== '';

  static async start(): Promise<OwnServer> {
    const data = mkdtempSync(join(tmpdir(), 'gongzhi-own-'));
    cpSync(demo, data, { recursive: true });
    const server = new OwnServer(data, await freePort());
    await server.up();
    return server;
  }
  get url(): string {
    return `http://localhost:${this.port}`;
  }
  async up(): Promise<void> {
    this.child = spawn(binary, ['--data', this.data, 'serve', '--port', String(this.port), '--demo-accounts'],
      { stdio: 'ignore' });
    for (let i = 0; i < 300; ++i) {
      const answer = await fetch(`${this.url}/healthz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error('the server does not come up');
  }
  /// As a power cut does it.
  async down(): Promise<void> {
    const child = this.child;
    this.child = null;
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
  async end(): Promise<void> {
    await this.down();
    rmSync(this.data, { recursive: true, force: true });
  }
}
