// One side of a benchmark: reads a line per run from standard input, answers with one line of JSON.
// node side.mjs NAME THREADS FILE
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [name, threads, file] = process.argv.slice(2);
const require = createRequire(pathToFileURL(process.cwd() + '/'));
const { DuckDBInstance } = require('@duckdb/node-api');
const { prepare, work, totals, clear } = await import(`./${name}.mjs`);

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`SET threads = ${Number(threads)}`);
await connection.run('SET preserve_insertion_order = false');

for (const statement of prepare?.(file) ?? []) await connection.run(statement);

const peakKilobytes = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'run') break;
  const cpu = process.cpuUsage();
  const started = performance.now();
  for (const statement of [work(file)].flat()) await connection.run(statement);
  const milliseconds = performance.now() - started;
  const used = process.cpuUsage(cpu);
  const reader = await connection.runAndReadAll(totals);
  const row = reader.getRowObjects()[0];
  console.log(JSON.stringify({
    milliseconds,
    cpuMilliseconds: (used.user + used.system) / 1000,
    peakKilobytes: peakKilobytes(),
    totals: Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number(value)])),
  }));
  for (const statement of clear) await connection.run(statement);
}
