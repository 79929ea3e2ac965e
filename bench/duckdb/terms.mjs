// The payment terms of the invented contracts as SQL, one period after another. InventedTerms.cs holds the same for our side.
const half = (numerator, denominator) => `((2 * (${numerator}) + (${denominator})) // (2 * (${denominator})))`;

// Bank holidays of the year as days since 1 January 2000, weekday 0 is a Saturday: that day was one.
const dayOf = (text) => (Date.parse(text) - Date.parse('2000-01-01')) / 86_400_000;
const holidays = ['2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29'].map(dayOf);
export const yearStart = dayOf('2026-04-06');

export const agreed = { eveningFrom: 19 * 60, step: 5, hold: 8, point: 4_000 };
export const changed = { eveningFrom: 20 * 60, step: 1, hold: 10, point: 5_000 };

const band = (terms) => `CASE WHEN day IN (${holidays.join(', ')}) THEN 4 WHEN day % 7 < 2 THEN 3
  WHEN start_minute < 420 OR start_minute >= ${terms.eveningFrom} THEN 2 ELSE 1 END`;
const rounded = (terms, minutes) => terms.step === 1 ? minutes : `((${minutes} * 2 + ${terms.step}) // ${2 * terms.step} * ${terms.step})`;

// Days on which a rate begins, to tell the stretches of a period apart: the same days for every contract.
const changes = ['2026-04-20', '2026-10-05'].map(dayOf);
const stretch = changes.map((day) => `CAST(day >= ${day} AS INTEGER)`).join(' + ');

/** Minutes of each package, period, stretch and band. */
export const given = (terms, visits, minutes = 'minutes') => `CREATE TABLE given AS
  SELECT package, ((day - ${yearStart}) // 28 + 1)::INTEGER AS period, ${stretch} AS stretch, ${band(terms)} AS band,
    sum(${rounded(terms, minutes)})::BIGINT AS minutes
  FROM ${visits} GROUP BY ALL`;

export const load = (folder) => [
  ...['contracts', 'packages', 'outcomes', 'figures', 'findings'].map((name) => `CREATE TABLE ${name} AS SELECT * FROM read_csv('${folder}/${name}.csv', header = true)`),
  // A rate holds until the next of its band; stretch 0 is before the year's first change.
  `CREATE TABLE rates AS SELECT contract, band, stretch, arg_max(pence, from_day) AS pence
    FROM read_csv('${folder}/rates.csv', header = true), (VALUES (0, ${yearStart}), ${changes.map((day, at) => `(${at + 1}, ${day})`).join(', ')}) s(stretch, at_day)
    WHERE from_day <= at_day GROUP BY ALL`,
];

export const start = [
  'CREATE TABLE bank AS SELECT package, 0::BIGINT AS minutes FROM packages',
  `CREATE TABLE held AS SELECT outcome, 0::BIGINT AS fresh, 0::BIGINT AS waiting, 0::BIGINT AS whole, baseline AS highest, 0::BIGINT AS paid FROM outcomes`,
  'CREATE TABLE person AS SELECT package, 0::BIGINT AS paid FROM packages',
  'CREATE TABLE standing AS SELECT contract, 0::BIGINT AS paid, 0::BIGINT AS joined_price, 0::BIGINT AS joined_asked, 0::BIGINT AS joined_replied, 0::BIGINT AS joined_satisfied, 0::BIGINT AS forward FROM contracts',
  'CREATE TABLE lines (package BIGINT, outcome BIGINT, kind INTEGER, amount BIGINT, held BIGINT)',
];

export const end = ['given', 'bank', 'held', 'person', 'standing', 'lines'].map((table) => `DROP TABLE ${table}`);

const time = (period) => `CREATE TABLE timed AS
  WITH envelope AS (SELECT package, contract, ${half(`weekly * (28 - ${period === 1 ? 'starts_after' : '0'})`, 7)} AS agreed FROM packages),
  totals AS (SELECT package, sum(minutes)::BIGINT AS given FROM given WHERE period = ${period} GROUP BY package),
  banked AS (SELECT package, contract, b.minutes AS opening, agreed, coalesce(given, 0) AS given,
      greatest(0, least(agreed - coalesce(given, 0), 240 - b.minutes)) AS credited,
      greatest(0, least(coalesce(given, 0) - agreed, b.minutes)) AS drawn,
      greatest(0, coalesce(given, 0) - agreed - b.minutes) AS beyond
    FROM envelope JOIN bank b USING (package) LEFT JOIN totals USING (package)),
  cheapest AS (SELECT package, beyond, minutes, pence,
      sum(minutes) OVER (PARTITION BY package ORDER BY pence, g.band, g.stretch ROWS UNBOUNDED PRECEDING)::BIGINT - minutes AS before
    FROM given g JOIN banked USING (package) JOIN rates r ON r.contract = banked.contract AND r.band = g.band AND r.stretch = g.stretch
    WHERE g.period = ${period}),
  priced AS (SELECT package, sum((minutes - greatest(0, least(minutes, beyond - before))) * pence)::BIGINT AS exact FROM cheapest GROUP BY package)
  SELECT package, contract, coalesce(${half('exact', 60)}, 0) AS price, credited - drawn AS banked FROM banked LEFT JOIN priced USING (package)`;

const holding = (terms) => `CREATE TABLE holding AS
  WITH pools AS (SELECT o.outcome, o.package, contract, price, weight, ${half(`price * ${terms.hold}`, 100)} AS pool,
      sum(weight) OVER (PARTITION BY o.package)::BIGINT AS together FROM outcomes o JOIN timed USING (package)),
  floors AS (SELECT *, pool * weight // together AS part, pool * weight % together AS lost FROM pools),
  ranked AS (SELECT *, row_number() OVER (PARTITION BY package ORDER BY lost DESC, outcome) AS place,
      pool - sum(part) OVER (PARTITION BY package)::BIGINT AS spare FROM floors)
  SELECT outcome, package, contract, price, CASE WHEN price > 0 THEN part + CAST(place <= spare AS INTEGER) ELSE 0 END AS added FROM ranked`;

const weighted = (pence) => half(`${pence} * CASE complexity WHEN 1 THEN 20 WHEN 2 THEN 23 ELSE 27 END`, 20);

const reviews = (terms, period) => `CREATE TABLE reviews AS
  WITH marks AS (SELECT h.outcome, h.package, h.contract, h.price, h.added, f.what, o.kind, complexity, s.fresh + added AS fresh, waiting, whole, highest, s.paid,
      greatest(0, least(reading, target) - highest) AS points,
      CASE kind WHEN 1 THEN CASE WHEN reading >= target THEN 2 WHEN 2 * reading >= baseline + target THEN 1 ELSE 0 END
        WHEN 2 THEN CASE WHEN reading >= baseline - 1 THEN 2 ELSE 0 END ELSE CASE WHEN reading >= target THEN 2 ELSE 0 END END AS reach
    FROM holding h JOIN outcomes o USING (outcome) JOIN packages k ON k.package = h.package JOIN held s USING (outcome)
    LEFT JOIN findings f ON f.outcome = h.outcome AND f.period = ${period}),
  released AS (SELECT *, CASE reach WHEN 2 THEN fresh WHEN 1 THEN (fresh + 1) // 2 ELSE 0 END AS from_fresh,
      CASE WHEN waiting = 0 THEN 0 ELSE greatest(0, CASE reach WHEN 2 THEN whole WHEN 1 THEN (whole + 1) // 2 ELSE 0 END - (whole - waiting)) END AS from_waiting,
      CASE WHEN what IS DISTINCT FROM 1 THEN 0 WHEN kind = 1 THEN ${weighted(`points * ${terms.point}`)}
        WHEN reach = 2 THEN ${weighted('CASE kind WHEN 2 THEN 6000 ELSE 5000 END')} ELSE 0 END AS earned FROM marks),
  counted AS (SELECT *, ${half('earned * 81', 100)} AS attributed FROM released)
  SELECT *, least(attributed, greatest(0, paid + attributed - 15000)) AS over FROM counted`;

const people = `CREATE TABLE earnings AS
  WITH sums AS (SELECT package, contract, any_value(price) AS price, sum(attributed - over)::BIGINT AS earned FROM reviews GROUP BY package, contract)
  SELECT s.package, s.contract, earned, least(earned, greatest(0, p.paid + earned - 20000)) AS over FROM sums s JOIN person p USING (package)`;

const service = (period) => `CREATE TABLE service AS
  WITH prices AS (SELECT contract, sum(price)::BIGINT AS price FROM timed GROUP BY contract),
  results AS (SELECT contract, sum(earned - over)::BIGINT AS earned FROM earnings GROUP BY contract),
  capped AS (SELECT s.*, p.price, r.earned, f.planned, f.missed, f.late, joined_price + p.price AS whole_price, joined_asked + f.asked AS asked,
      joined_replied + f.replied AS replied, joined_satisfied + f.satisfied AS satisfied, least(r.earned, greatest(0, s.paid + r.earned - c.cap)) AS over
    FROM standing s JOIN contracts c USING (contract) JOIN prices p USING (contract) JOIN results r USING (contract)
    JOIN figures f ON f.contract = s.contract AND f.period = ${period}),
  said AS (SELECT *, replied * 5 >= asked * 3 AS enough FROM capped),
  paid AS (SELECT *, CASE WHEN enough THEN ${half('whole_price * 2 * satisfied', '100 * greatest(replied, 1)')} ELSE 0 END AS satisfaction FROM said),
  limited AS (SELECT *, earned - over + satisfaction AS together, least(earned - over + satisfaction + forward, ${half('price * 6', 100)}) AS allowed FROM paid)
  SELECT *, allowed - together AS change, ${period === 13 ? '0' : 'together + forward - allowed'} AS goes_forward,
    greatest(0, missed - planned * 5 // 1000) * 1500 AS visits_off, CASE WHEN late > 30 THEN ${half('price', 100)} ELSE 0 END AS late_off FROM limited`;

const lines = `INSERT INTO lines
  SELECT package, 0, 1, price, 0 FROM timed
  UNION ALL SELECT package, outcome, 4, -added, added FROM holding WHERE price > 0
  UNION ALL SELECT package, outcome, 6, fresh + waiting, -(fresh + waiting) FROM reviews WHERE what = 2
  UNION ALL SELECT package, outcome, 10, 0, 0 FROM reviews WHERE what = 2
  UNION ALL SELECT package, outcome, 9, 0, 0 FROM reviews, (VALUES (1), (2)) WHERE what = 3
  UNION ALL SELECT package, outcome, 5, from_fresh + from_waiting, -(from_fresh + from_waiting) FROM reviews WHERE what = 1 AND from_fresh + from_waiting > 0
  UNION ALL SELECT package, outcome, 8, 0, from_waiting - waiting FROM reviews WHERE what = 1 AND waiting > from_waiting
  UNION ALL SELECT package, outcome, 7, 0, 0 FROM reviews WHERE what = 1 AND from_fresh + from_waiting = 0 AND waiting = from_waiting
  UNION ALL SELECT package, outcome, 12, earned, 0 FROM reviews WHERE what = 1
  UNION ALL SELECT package, outcome, 18, attributed - earned, 0 FROM reviews WHERE what = 1 AND earned > 0
  UNION ALL SELECT package, outcome, 14, -over, 0 FROM reviews WHERE over > 0
  UNION ALL SELECT package, 0, 15, -over, 0 FROM earnings WHERE over > 0
  UNION ALL SELECT 0, 0, 16, -over, 0 FROM service WHERE over > 0
  UNION ALL SELECT 0, 0, CASE WHEN enough THEN 20 ELSE 21 END, satisfaction, 0 FROM service
  UNION ALL SELECT 0, 0, 22, change, 0 FROM service WHERE change <> 0 OR forward > 0
  UNION ALL SELECT package, outcome, 17, -2500, 0 FROM reviews WHERE what = 1 AND reach < 2
  UNION ALL SELECT 0, 0, 25, -visits_off, 0 FROM service
  UNION ALL SELECT 0, 0, 26, -late_off, 0 FROM service`;

const carry = [
  'CREATE OR REPLACE TABLE bank AS SELECT package, b.minutes + banked AS minutes FROM bank b JOIN timed USING (package)',
  `CREATE OR REPLACE TABLE held AS SELECT outcome,
      CASE what WHEN 1 THEN 0 WHEN 2 THEN 0 ELSE fresh END AS fresh,
      CASE what WHEN 1 THEN fresh - from_fresh WHEN 2 THEN 0 ELSE waiting END AS waiting,
      CASE what WHEN 1 THEN CASE WHEN fresh = from_fresh THEN 0 ELSE fresh END WHEN 2 THEN 0 ELSE whole END AS whole,
      CASE WHEN what = 1 AND kind = 1 THEN highest + points ELSE highest END AS highest, paid + attributed - over AS paid FROM reviews`,
  'CREATE OR REPLACE TABLE person AS SELECT package, p.paid + earned - over AS paid FROM person p JOIN earnings USING (package)',
  `CREATE OR REPLACE TABLE standing AS SELECT contract, paid + earned - over AS paid, CASE WHEN enough THEN 0 ELSE whole_price END AS joined_price,
      CASE WHEN enough THEN 0 ELSE asked END AS joined_asked, CASE WHEN enough THEN 0 ELSE replied END AS joined_replied,
      CASE WHEN enough THEN 0 ELSE satisfied END AS joined_satisfied, goes_forward AS forward FROM service`,
  ...['timed', 'holding', 'reviews', 'earnings', 'service'].map((table) => `DROP TABLE ${table}`),
];

/** One period, and what it leaves for the next. */
export const step = (terms, period) => [time(period), holding(terms), reviews(terms, period), people, service(period), lines, ...carry];

const of = (name, column, ...kinds) => `coalesce(sum(${column}) FILTER (kind IN (${kinds.join(', ')})), 0) AS "${name}"`;

export const totals = `SELECT count(*) AS lines, sum(amount) AS pence, sum(held) AS held, (SELECT sum(minutes) FROM bank) AS bank,
  ${of('timePence', 'amount', 1)}, ${of('heldBack', 'amount', 4)}, ${of('released', 'amount', 5, 6)}, ${of('returned', 'held', 8)},
  ${of('results', 'amount', 12, 18)}, ${of('caps', 'amount', 14, 15, 16)}, ${of('service', 'amount', 20, 22)}, ${of('deductions', 'amount', 17, 25, 26)} FROM lines`;
