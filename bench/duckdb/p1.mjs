// P1: a Wales month priced in memory by every rule.
import { agreed, end, given, load, start, step, totals as sums } from './terms.mjs';

export const prepare = (folder) => [
  ...load(folder),
  `CREATE TABLE visits AS SELECT visit, package, day::INTEGER AS day, start_minute::SMALLINT AS start_minute, minutes::SMALLINT AS minutes FROM read_csv('${folder}/visits.csv', header = true)`,
  `CREATE TABLE corrections AS SELECT visit, minutes::SMALLINT AS minutes FROM read_csv('${folder}/corrections.csv', header = true, columns = {'visit': 'BIGINT', 'minutes': 'BIGINT'})`,
];

const source = (folder) => folder.endsWith('-Corrected')
  ? given(agreed, '(SELECT v.package, v.day, v.start_minute, coalesce(c.minutes, v.minutes) AS minutes FROM visits v LEFT JOIN corrections c USING (visit))')
  : given(agreed, 'visits');

export const work = (folder) => [source(folder), ...start, ...step(agreed, 1)];
export const totals = sums;
export const clear = end;
