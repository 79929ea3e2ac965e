// P15: a Wales year of visits in Parquet priced again under changed terms, by sums of each kind of line.
import { existsSync } from 'node:fs';
import { changed, end, given, load, start, step } from './terms.mjs';

const parquet = (folder) => `${folder}/visits.parquet`;

export const prepare = (folder) => [
  ...load(folder),
  ...existsSync(parquet(folder)) ? [] : [`COPY (SELECT package, day::INTEGER AS day, start_minute::SMALLINT AS start_minute, minutes::SMALLINT AS minutes
    FROM read_csv('${folder}/visits.csv', header = true) ORDER BY day // 28, package) TO '${parquet(folder)}' (FORMAT parquet)`],
];

// The sums take the place of the lines: they are added up as they come and none is kept.
const summed = (statement) => statement.startsWith('INSERT INTO lines')
  ? `INSERT INTO sums SELECT kind, count(*), sum(amount), sum(held) FROM (${statement.replace('INSERT INTO lines', '')}) l(package, outcome, kind, amount, held) GROUP BY kind`
  : statement;

export const work = (folder) => [
  given(changed, `'${parquet(folder)}'`), ...start, 'CREATE TABLE sums (kind INTEGER, lines BIGINT, amount BIGINT, held BIGINT)',
  ...Array.from({ length: 13 }, (_, at) => step(changed, at + 1)).flat().map(summed),
];

const kinds = [1, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 17, 18, 20, 21, 22, 25, 26];
export const totals = `SELECT (SELECT sum(minutes) FROM bank) AS bank, sum(lines) AS lines, sum(amount) AS pence, sum(held) AS held,
  ${kinds.map((kind) => `sum(amount) FILTER (kind = ${kind}) AS kind${kind}`).join(', ')} FROM sums`;
export const clear = ['DROP TABLE sums', ...end];
