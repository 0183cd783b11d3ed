import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one request for a day. */
export type Reply = (response: ServerResponse, request: IncomingMessage) => void;

export interface Site {
  baseUrl: string;
  requests: IncomingMessage[];
  close(): void;
}

/**
 * A site on this machine. Each day has a list of replies, one for each request; the last one stays.
 * A day that is not named has two papers of its own.
 */
export async function openSite(replies: Readonly<Record<string, Reply[]>> = {}): Promise<Site> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const day = new URL(request.url ?? '', 'http://site').searchParams.get('date') ?? '';
    const earlier = requests.filter(({ url }) => url === request.url).length;
    requests.push(request);
    const own = replies[day] ?? [json(pageOf(day))];
    own[Math.min(earlier, own.length - 1)]?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A page of the API in the form of 2025, with blanks and an escape that a copy must keep. */
export function pageOf(day: string, count = 2): string {
  const papers = Array.from({ length: count }, (_, i) => ({
    paper: { id: `2509.0000${i}`, title: `A\n  title ${i}`, submittedOnDailyAt: `${day}T05:00:00.000Z` },
    numComments: i,
  }));
  return `${JSON.stringify(papers).replace('title', '\\u0074itle')} \n`;
}

export const json =
  (body: string | Uint8Array, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(body);
  };

export const refuse =
  (status: number, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<h1>Not now</h1>');
  };

/** Promises all bytes, sends some, and hangs up. */
export const cutOff =
  (body: string, sent: number): Reply =>
  (response) => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.write(body.slice(0, sent), () => response.destroy());
  };

/** Sends some bytes and then nothing more. */
export const stall =
  (body: string): Reply =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write(body);
  };

export const hangUp: Reply = (response) => response.destroy();
