-- The dataset in memory, and the macros that verbs are written with. Run once at start; nothing is written afterwards.
-- In the DuckDB shell, started in the folder above this one: `.read data/schema.sql`. Series, best first: annual
-- (revised), hs9 (9-digit monthly), monthly (area x goods monthly), estimate (official months, and IMF estimates where
-- there is no official month).

-- What may be set before: this folder; the folder of the release in use (this one, too, where nothing was imported);
-- the day whose knowledge is wanted; the countries and goods that figures are wanted of, where that is not all of them.
set variable data = coalesce(getvariable('data'), 'data');
set variable release_folder = coalesce(getvariable('release_folder'), getvariable('data'));
set variable as_of = coalesce(getvariable('as_of')::date, date '9999-12-31');
set variable only_partners = coalesce(getvariable('only_partners')::varchar[], []::varchar[]);
set variable only_commodities = coalesce(getvariable('only_commodities')::varchar[], []::varchar[]);

create table partner as
select code, customs_code, name_en, short_en, name_ja, name_ru, "group" = 'yes' as is_group,
       short_ja, short_ru, to_ru, from_ru, with_ru, genitive_ru
from read_csv(getvariable('data') || '/partners.csv', all_varchar = true);

-- Named groups of countries: the sum of the members that the statistics list; unlisted are the ISO codes of the others.
create table country_group as
select code, string_split(members, ' ') as members, unlisted, name_en, short_en, name_ja, name_ru,
       short_ja, short_ru, to_ru, from_ru, with_ru, genitive_ru
from read_csv(getvariable('data') || '/groups.csv', all_varchar = true);

-- What goods and countries are called where a table has columns of figures beside them, of those for whose short name
-- there is no room.
create table narrow_name as
select code, en, ja, ru from read_csv(getvariable('data') || '/narrow_names.csv', all_varchar = true);

create table commodity as
select code, parent, level, hs9, unit, name_en, short_en, name_ja, name_ru,
       short_ja, short_ru, running_ja, running_ru, genitive_ru
from read_csv(getvariable('data') || '/commodities.csv', all_varchar = true);

-- Quantities that a source has, but that are not reliable and left out here.
create table unreliable as
select partner, commodity, (first_month || '-01')::date as first_month, (last_month || '-01')::date as last_month
from read_csv(getvariable('data') || '/unreliable.csv', all_varchar = true);

-- Enums keep a million rows small.
create type flow_code as enum ('total', 'export', 'import', 'balance');
create type series_code as enum ('annual', 'hs9', 'monthly', 'estimate', 'tabulated', 'volume');
create type partner_code as enum (select code from partner order by code);
create type commodity_code as enum (select code from commodity order by code);

-- Every version of every figure that was ever in use: release n put it in, release replaced_by took it out, both
-- counted from the bundled dataset, which is 0; seen is the day of the last release that had it unchanged.
create temp view version as
select * replace (coalesce(release, 0) as release)
from read_parquet(
    [getvariable('release_folder') || '/observations.parquet',
     getvariable('release_folder') || '/history.parquet',
     getvariable('data') || '/history.parquet'], -- it has every column, which older releases may not have
    union_by_name = true
);

create table imported as
select release::integer as release, released::date as released, kind
from read_csv(getvariable('release_folder') || '/imports.csv', all_varchar = true) group by all;

-- The figures as they were known on the day: those of the last release up to it; before all releases those of the
-- bundled ones that were published by then. Of some the day is not known: they count from the day that all bundled ones
-- were known.
set variable upto = (
    select coalesce(max(release) filter (released <= getvariable('as_of')), 0) from imported
);
set variable bundled = (select max(vintage) from version where release = 0);

create temp view known as
select *, case when seen <= getvariable('as_of') then seen end as confirmed
from version
where release <= getvariable('upto') and (replaced_by is null or replaced_by > getvariable('upto'))
  and (getvariable('upto') > 0 or coalesce(vintage, getvariable('bundled')) <= getvariable('as_of'))
  -- Volumes alone are told of the newest only.
  and (series <> 'volume' or getvariable('as_of') = date '9999-12-31');

create macro is_wanted(partner, commodity) as
(len(getvariable('only_partners')) = 0 or list_contains(getvariable('only_partners'), partner))
and (len(getvariable('only_commodities')) = 0 or list_contains(getvariable('only_commodities'), commodity));

create temp view cell as from known where is_wanted(partner, commodity);

-- What there is of each line in each file: the span of its months, of those with a quantity, the years that have any (a
-- bit for each from 2000 on), the last months that have rates, and its sum.
create temp table held as
with summed as (
    select flow, partner, commodity, series, min(first_month) as first_month, max(last_month) as last_month,
           min(first_month) filter (quantity is not null) as first_measured,
           max(last_month) filter (quantity is not null) as last_measured,
           bit_or(1::bigint << (year(first_month) - 2000)) filter (quantity is not null) as measured_years,
           max(last_month) filter (jpy_per_usd is not null and first_month = last_month) as last_usd,
           max(last_month) filter (jpy_per_eur is not null and first_month = last_month) as last_eur,
           max(last_month) filter (jpy_per_cny is not null and first_month = last_month) as last_cny,
           sum(value_kyen)::bigint as value_kyen
    from cell group by all
)
select * replace (flow::flow_code as flow, partner::partner_code as partner, commodity::commodity_code as commodity,
                  series::series_code as series)
from summed;

-- Of the used vehicles that others counted those that are passenger cars, and of the same months a year before.
create temp table passenger_car as
with car as (
    select partner, first_month, last_month, quantity from cell
    where series = 'tabulated' and commodity = 'used_passenger_cars'
)
select c.*, b.quantity as quantity_before,
       case when b.quantity > 0 then 100.0 * (c.quantity - b.quantity) / b.quantity end as change_pct
from car c left join car b on b.partner = c.partner and b.first_month + interval 1 year = c.first_month
    and b.last_month + interval 1 year = c.last_month;

-- One row a series: what is measured, from when to when. The total and the balance of trade are series of their own.
create table series as
with two_way as (
    select partner, commodity, series, max(first_month) as first_month, min(last_month) as last_month
    from (
        from held where commodity = 'total'
        union all by name
        -- Where only one flow is estimated, the other one has the months themselves.
        select m.* replace (e.series as series)
        from held m join held e on e.series = 'estimate' and m.series = 'monthly' and e.partner = m.partner
            and e.commodity = m.commodity and e.flow <> m.flow
        where (m.flow, m.partner, m.commodity) not in (
            select (flow, partner, commodity) from held where series = 'estimate')
    )
    group by all having count(*) = 2
)
select row_number() over (order by commodity, partner, flow, series)::integer as id, *
from (
    select flow, partner, commodity, series, first_month, last_month from held
    union all
    select unnest(['total', 'balance']::flow_code[]), partner, commodity, series, first_month, last_month from two_way
);

-- The runs of months that exist only together.
create temp table lump as
select distinct first_month, last_month from cell
where commodity = 'total' and series = 'monthly' and first_month < last_month;

-- The days on which something became known.
create table release_day as
select * from (
    select release, vintage as day from version where vintage is not null
    union
    select release, released from imported
)
where day <= getvariable('as_of');

-- So far what there is. From here on the figures.

-- What a figure is. Bundled months are as first published. A month of a later release is revised once the ministry's
-- yearly revision has passed (March of the next year), first published where it is the newest one, and between the two
-- as in the release that was seen last.
-- Imports of 2019 and 2020 that are sums of nine-digit lines are fixed. What others counted has no value.
create type basis_code as enum ('first_published', 'released', 'revised', 'fixed', 'part_fixed', 'estimate',
                                'tabulated');

create macro basis_of_cell(series, origin, last_month, newest, vintage, seen, release) as
case when series in ('estimate', 'tabulated') then series
     when origin = 'hs9_fixed' then 'fixed'
     when release = 0 and seen is null then if(series = 'annual', 'revised', 'first_published')
     when coalesce(seen, vintage) >= make_date(year(last_month) + 1, 3, 1) then 'revised'
     when last_month = newest and series <> 'annual' then 'first_published' -- a year has older months in it
     else 'released' end::basis_code;

-- A figure of a 9-digit file is stale where a later release has the area table's figure of the same month, and it is
-- another one. Of this and of the next one nothing is needed while there are only the bundled figures.
create temp table stale as
select h.flow, h.partner, h.commodity, h.first_month
from cell h
join cell m on h.series = 'hs9' and m.series = 'monthly' and m.flow = h.flow and m.partner = h.partner
    and m.commodity = h.commodity and m.first_month = h.first_month and m.last_month = h.last_month
where getvariable('upto') > 0 and m.value_kyen <> h.value_kyen and (m.release > 0 or m.confirmed is not null)
  and coalesce(m.confirmed, m.vintage) > coalesce(h.confirmed, h.vintage, date '0001-01-01');

create temp table newest as
select flow, series, max(last_month) as month from known where getvariable('upto') > 0 group by all;

-- Figures in yen and the rates of their spans, which take a quarter of the memory of values in three more currencies.
create table in_yen as
select id, f.first_month, f.last_month, (datediff('month', f.first_month, f.last_month) + 1)::smallint as months,
       value_kyen, quantity, jpy_per_usd, jpy_per_eur, jpy_per_cny,
       basis_of_cell(f.series, f.origin, f.last_month, n.month, vintage, confirmed, release) as basis,
       f.series = 'hs9' and t.flow is not null as is_stale
from cell f
left join newest n on n.flow = f.flow and n.series = f.series
left join stale t on t.flow = f.flow and t.partner = f.partner and t.commodity = f.commodity
    and t.first_month = f.first_month
join series s on s.flow = f.flow::flow_code and s.partner = f.partner::partner_code
    and s.commodity = f.commodity::commodity_code and s.series = f.series::series_code;

-- The estimate takes the place of the long lumps only; every other month in its series is the official one.
insert into in_yen
select e.id, o.first_month, o.last_month, o.months, o.value_kyen, o.quantity, o.jpy_per_usd, o.jpy_per_eur,
       o.jpy_per_cny, o.basis, false
from series e
join series m on m.series = 'monthly' and m.flow = e.flow and m.partner = e.partner and m.commodity = e.commodity
join in_yen o on o.id = m.id
where e.series = 'estimate' and not (o.first_month <= e.last_month and o.last_month >= e.first_month);

-- The basis of a sum: that of its months where they agree; with an estimate in it an estimate, and with fixed months
-- among others in part fixed.
create macro basis_of(least, most) as
case when least = most then least when 'estimate' in (least, most) then 'estimate'
     when 'fixed' in (least, most) or 'part_fixed' in (least, most) then 'part_fixed' else 'released' end::basis_code;

-- The rate at which a sum is what its parts are together in another currency: theirs, where they have one.
create macro rate_of_all(value_kyen, rate) as
case when count(rate) < count(*) then null when min(rate) = max(rate) then min(rate)
     else coalesce(sum(value_kyen) * 1000 / nullif(sum(value_kyen * 1000 / rate), 0), max(rate)) end;
create macro rate_of_both(one, rate_of_one, other, rate_of_other) as
case when rate_of_one = rate_of_other then rate_of_one
     else coalesce((one + other) * 1000 / nullif(one * 1000 / rate_of_one + other * 1000 / rate_of_other, 0),
                   if(rate_of_other is null, null, rate_of_one)) end;

-- The total is exports + imports and the balance exports - imports, span by span; of months that the one flow has only
-- together those of the other are added up.
insert into in_yen
with own as materialized (
    select s.flow, s.partner, s.series, o.* exclude (id)
    from series s join in_yen o using (id) where s.commodity = 'total'
),
part as materialized (
    from own
    union all
    select m.* replace ('estimate'::series_code as series)
    from own m join (select distinct partner from own where series = 'estimate') e using (partner)
    where m.series = 'monthly'
      and (m.flow, m.partner) not in (select (flow, partner) from own where series = 'estimate')
    union all
    select o.flow, o.partner, o.series, l.first_month, l.last_month, sum(o.months)::smallint, sum(o.value_kyen)::bigint,
           null, rate_of_all(o.value_kyen, o.jpy_per_usd), rate_of_all(o.value_kyen, o.jpy_per_eur),
           rate_of_all(o.value_kyen, o.jpy_per_cny), basis_of(min(o.basis), max(o.basis)), false
    from lump l join own o on o.first_month >= l.first_month and o.last_month <= l.last_month
    where o.series = 'monthly' and o.months = 1
    group by o.flow, o.partner, o.series, l.first_month, l.last_month
    having sum(o.months) = datediff('month', l.first_month, l.last_month) + 1
)
select t.id, e.first_month, e.last_month, e.months,
       e.value_kyen + i.value_kyen * sign, null,
       rate_of_both(e.value_kyen, e.jpy_per_usd, i.value_kyen * sign, i.jpy_per_usd),
       rate_of_both(e.value_kyen, e.jpy_per_eur, i.value_kyen * sign, i.jpy_per_eur),
       rate_of_both(e.value_kyen, e.jpy_per_cny, i.value_kyen * sign, i.jpy_per_cny),
       basis_of(least(e.basis, i.basis), greatest(e.basis, i.basis)), false
from part e
join part i using (partner, series, first_month, last_month)
join (values ('total', 1), ('balance', -1)) as of(flow, sign) on true
join series t on t.flow = of.flow and t.commodity = 'total' and t.partner = e.partner and t.series = e.series
where e.flow = 'export' and i.flow = 'import'
order by t.id, e.first_month;

create view observation as
select * exclude (jpy_per_usd, jpy_per_eur, jpy_per_cny), value_kyen * 1000 / jpy_per_usd as value_usd,
       value_kyen * 1000 / jpy_per_eur as value_eur, value_kyen * 1000 / jpy_per_cny as value_cny
from in_yen;

-- A figure is picked by the best series it has, column by column: one without yen would be mixed from two. Only what
-- others counted has none, and it is the only series of its goods. Other currencies may be missing, since rates end
-- before the newest months may; they are picked with their nulls.

-- What releases revised: a figure and the one it took the place of; `within` are the goods that are asked for. Years
-- are left out, being the sums of their months.
create table revision as
with touched as (
    select distinct flow, partner, commodity, series, first_month, last_month
    from read_parquet(getvariable('release_folder') || '/history.parquet')
),
known as (
    select v.* from version v semi join touched t
        on t.flow = v.flow and t.partner = v.partner and t.commodity = v.commodity and t.series = v.series
        and t.first_month = v.first_month and t.last_month = v.last_month
    where series in ('monthly', 'hs9') and release <= getvariable('upto') and is_wanted(v.partner, v.commodity)
),
paired as (
    select *, lag(value_kyen) over cell as before_kyen, lag(quantity) over cell as quantity_before,
           lag(vintage) over cell as known_since
    from known
    window cell as (partition by flow, partner, commodity, series, first_month, last_month order by release)
)
select flow::flow_code as flow, partner::partner_code as partner, commodity::commodity_code as commodity,
       commodity as within, series::series_code as series, first_month, last_month, before_kyen, value_kyen,
       quantity_before, quantity, c.unit, release, vintage as released, known_since
from paired join commodity c on c.code = paired.commodity
where before_kyen is not null and (value_kyen <> before_kyen or quantity is distinct from quantity_before);

-- The last release that brought anything new.
create table newest_change as
select coalesce(max(release), 0) as release from version where release <= getvariable('upto');

-- Bundled months up to 2018, and the long lumps, are settled: they add up to the revised year.
create macro is_settled(last_month, longest) as
last_month < '2019-01-01' or (last_month < '2021-01-01' and longest > 2);

-- What the ministry has done with each month since. The revision of a year comes in March of the next one, the last
-- word in November.
create table stage as
select flow, first_month, last_month,
       case when origin = 'hs9_fixed' then 'fixed'
            when release = 0 and confirmed is null
            then if(is_settled(last_month, datediff('month', first_month, last_month) + 1),
                    'settled', 'first_published')
            when coalesce(confirmed, vintage) >= make_date(year(last_month) + 1, 11, 1) then 'fixed'
            when coalesce(confirmed, vintage) >= make_date(year(last_month) + 1, 3, 1) then 'revised'
            when last_month = max(last_month) over (partition by flow) then 'first_published'
            else 'released' end as stage
from cell where series = 'monthly' and partner = 'WORLD' and commodity = 'total';

-- horizon: the last month there is; a period that goes on behind it is answered up to there, and says so. What is there
-- of volumes alone makes it no later.
create table lookup as
select s.*, if(series = 'volume', last_month, max(if(series = 'volume', null, last_month))
                    over (partition by flow, partner, s.commodity)) as horizon, c.unit
from series s join commodity c on c.code = s.commodity::varchar
order by id;

-- What is measured, without the series: the lines of the statistics.
create table line as
select row_number() over (order by s.commodity, s.partner, s.flow)::integer as line, s.*, level, is_group
from (select distinct flow, partner, commodity, unit from lookup) s
join partner p on p.code = s.partner::varchar
join commodity c on c.code = s.commodity::varchar
order by line;

-- What a figure is set beside: its own line, the partner's total in that flow, and Japan's total for that commodity;
-- each now and a year before. One row for every series of these.
create type role_code as enum ('now', 'before', 'partner', 'partner_before', 'world', 'world_before');

create table beside as
with pair as (
    select l.*, unnest(['now', 'before']) as role, l.partner as whose, l.commodity as what from line l
    union all
    select l.*, unnest(['partner', 'partner_before']), l.partner, 'total' from line l
    where l.commodity <> 'total' and l.flow in ('export', 'import')
    union all
    select l.*, unnest(['world', 'world_before']), 'WORLD', l.commodity from line l
    where l.partner <> 'WORLD' and l.flow <> 'balance'
)
select p.line, p.flow, p.partner, p.commodity, p.role::role_code as role,
       if(ends_with(p.role, 'before'), 1, 0)::integer as years, o.id, o.series, o.horizon
from pair p join lookup o on o.flow = p.flow and o.partner = p.whose and o.commodity = p.what
order by p.line, role, o.series;

-- A change in percent of nothing, or of a deficit, says nothing.
create macro pct_change(now, before) as case when before > 0 then 100.0 * (now - before) / before end;

create macro pct_of(part, whole) as case when whole > 0 then 100.0 * part / whole end;

-- The stage of a sum of one series: where its spans go up to, and how many months the longest has.
create macro stage_of(series, basis, last_month, longest) as
case when basis in ('estimate', 'tabulated') then basis::varchar
     when series = 'monthly' and basis = 'first_published' and is_settled(last_month, longest) then 'settled'
     else series || '_' || basis end;

-- One figure in the currency asked for, from its thousand yen and what it comes to in each other currency.
create macro in_currency(currency, value_kyen, usd, eur, cny) as
case currency when 'jpy' then value_kyen * 1000 when 'usd' then usd when 'eur' then eur when 'cny' then cny end::double;

-- One row for every period, line and role whose months are tiled exactly by the spans of a series: months, jpy and usd
-- (whole yen and dollars), shown (in the currency asked for), quantity, longest (months of the longest span), lowest
-- (the lowest value in thousand yen). Roles of a year before are the same months of that year. An empty list means all.
create macro tiles(periods, flows, partners, commodities, currency) as table
with asked as (select unnest(periods, recursive := true)),
wanted as (
    select asked.*, line, role, series, id, (first_month - to_years(years))::date as begins,
           (least(last_month, horizon) - to_years(years))::date as ends
    from asked, beside
    where (len(flows) = 0 or list_contains(flows, flow::varchar))
        and (len(partners) = 0 or list_contains(partners, partner::varchar))
        and (len(commodities) = 0 or list_contains(commodities, commodity::varchar))
)
select label as period, w.first_month, w.last_month, line, role, series, sum(months)::integer as months,
       (sum(value_kyen) * 1000)::bigint as jpy, if(count(value_usd) = count(*), sum(value_usd), null) as usd,
       case when count(in_currency(currency, value_kyen, value_usd, value_eur, value_cny)) = count(*)
            then sum(in_currency(currency, value_kyen, value_usd, value_eur, value_cny)) end as shown,
       if(count(quantity) = count(*), sum(quantity), null)::bigint as quantity, max(months) as longest,
       min(value_kyen) as lowest,
       basis_of(min(basis), max(basis)) as basis,
       -- The order in which series are taken: the best first, a stale one after the area table's months.
       case when bool_or(is_stale) then 5 when series in ('estimate', 'volume') then 6
            else enum_code(series) end as pick
from wanted w join observation o using (id)
where o.first_month >= begins and o.last_month <= ends
group by label, w.first_month, w.last_month, line, role, series
having sum(months) = 1 + any_value(datediff('month', begins, ends));

-- One row for every period and line that has a figure. The best series that tiles the period is taken, never a mix, for
-- each role apart, a stale 9-digit file after the area table; quantities are of the best series that has them. Plain
-- columns, and the order of the series once for each role, since planning is most of a query's time: structs, `filter`,
-- and a `case` in every column take more of it. A picture of it is in README.md beside this file.
create macro figures(periods, flows, partners, commodities, currency) as table
with tile as (
    select *, case when role = 'now' then pick end as now, case when role = 'before' then pick end as before,
           case when role = 'partner' then pick end as partner,
           case when role = 'partner_before' then pick end as partner_before,
           case when role = 'world' then pick end as world,
           case when role = 'world_before' then pick end as world_before
    from tiles(periods, flows, partners, commodities, currency)
),
best as (
    select period, first_month, last_month, line,
           arg_min(series, now) as series,
           arg_min(months, now) as months,
           arg_min(jpy, now) as jpy,
           arg_min_null(usd, now) as usd,
           arg_min_null(shown, now) as shown,
           arg_min(basis, now) as basis,
           arg_min(longest, now) as longest,
           arg_min(lowest, now) as lowest,
           arg_min(series, before) as base_series,
           arg_min(jpy, before) as jpy_before,
           arg_min_null(shown, before) as shown_before,
           arg_min(quantity, now) as quantity,
           arg_min(if(quantity is null, null, shown), now) as measured,
           arg_min(quantity, before) as quantity_before,
           arg_min(months, partner) as partner_months,
           arg_min(jpy, partner) as partner_jpy,
           arg_min(jpy, partner_before) as partner_jpy_before,
           arg_min(months, world) as world_months,
           arg_min(jpy, world) as world_jpy,
           arg_min(jpy, world_before) as world_jpy_before
    from tile
    group by period, first_month, last_month, line
)
select best.*, flow, partner, commodity, unit, level, is_group,
       stage_of(series, basis, last_month, longest) as stage,
       case when partner_months = months then partner_jpy end as partner_total,
       case when partner_months = months then partner_jpy_before end as partner_total_before,
       case when world_months = months then world_jpy end as world_total,
       case when world_months = months then world_jpy_before end as world_total_before
from best join line using (line)
where months is not null;

-- What most verbs ask for: the figure, its change on the same months a year before, and its shares. Changes are in the
-- currency asked for, and there is none for more than a year, which would be compared with itself. The shares are of
-- the partner's total in that flow, and of Japan's total for that commodity, where these have the same months. The unit
-- price is of the series that the quantity is of.
create macro trade(periods, flows, partners, commodities, currency) as table
select period, first_month, last_month, flow, partner, commodity, months as months_available,
       jpy as value_jpy, usd as value_usd, shown, shown as value_shown,
       case when flow <> 'balance' and months <= 12 then pct_change(shown, shown_before) end as value_yoy_pct,
       case when months <= 12 then jpy_before end as base_value_jpy, jpy - base_value_jpy as value_change_jpy,
       quantity, case when quantity is not null then unit end as quantity_unit,
       case when months <= 12 then pct_change(quantity, quantity_before) end as quantity_yoy_pct,
       case when quantity > 0 then measured / quantity::double end as unit_price,
       pct_of(jpy, partner_total) as share_pct, pct_of(jpy, world_total) as share_of_world_pct,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from figures(periods, flows, partners, commodities, currency);

-- Of a list in which the goods of countries, or the countries for goods, are taken apart (`each` is that side): whose
-- list a cell is in, and what it is in that list.
create macro owner_of(each, partner, commodity) as if(each = 'commodity', partner, commodity);
create macro listed_as(each, partner, commodity) as if(each = 'commodity', commodity, partner);

-- What is added up, left out and set against anything. One row for every period and cell: the sum of its parts, each
-- times its weight (-1 leaves it out), now and in the period it is set against.
-- periods: label, first_month, last_month, base (its label), base_first, base_last; parts: flow, partner, commodity,
-- weight, and the names of the cell that it belongs to: as_flow, as_partner, as_commodity.
-- A sum takes one series for all its parts where one has them all, else the best that each part has.
create macro cells(periods, parts, currency) as table
with asked as (
    select unnest(periods::struct(label varchar, first_month date, last_month date, base varchar, base_first date,
                                  base_last date)[], recursive := true)
),
part as (
    select unnest(parts::struct(flow varchar, partner varchar, commodity varchar, weight integer, as_flow varchar,
                                as_partner varchar, as_commodity varchar)[], recursive := true)
),
known as (
    select part.*, o.id, o.series, o.horizon, o.unit, part.flow || part.partner || part.commodity as name,
           count(distinct part.flow || part.partner || part.commodity)
               over (partition by as_flow, as_partner, as_commodity) as expected
    from part join lookup o on o.flow::varchar = part.flow and o.partner::varchar = part.partner
        and o.commodity::varchar = part.commodity
),
wanted as (
    select label, first_month, last_month, base, name, as_flow, as_partner, as_commodity, weight, unit,
           expected, series, id,
           role, if(role = 'now', first_month, base_first::date)::date as begins,
           if(role = 'now', least(last_month, horizon),
              base_last::date - to_months(greatest(datediff('month', horizon, last_month), 0)))::date as ends
    from asked, known, (select unnest(['now', 'before']) as role)
    where role = 'now' or base_first::date is not null
),
tile as (
    select label, w.first_month, w.last_month, base, name, as_flow, as_partner, as_commodity, weight, unit,
           expected, series, role, sum(months) as months, sum(value_kyen) as kyen,
           if(count(quantity) = count(*), sum(quantity), null) as quantity,
           if(count(value_usd) = count(*), sum(value_usd), null) as usd,
           case when count(in_currency(currency, value_kyen, value_usd, value_eur, value_cny)) = count(*)
                then sum(in_currency(currency, value_kyen, value_usd, value_eur, value_cny)) end as shown,
           max(months) as longest, min(value_kyen) as lowest, min(basis) as least, max(basis) as most,
           case when bool_or(is_stale) then 5 when series in ('estimate', 'volume') then 6
            else enum_code(series) end as pick
    from wanted w join observation o using (id)
    where o.first_month >= begins and o.last_month <= ends
    group by label, w.first_month, w.last_month, base, name, as_flow, as_partner, as_commodity, weight, unit,
             expected, series, role
    having sum(months) = 1 + any_value(datediff('month', begins, ends))
),
counted as (
    select *, count(distinct name) over (partition by label, as_flow, as_partner, as_commodity, role) as known_parts,
           count(*) over (partition by label, as_flow, as_partner, as_commodity, role, series) as here,
           row_number() over (partition by label, as_flow, as_partner, as_commodity, role, name order by pick) as nth
    from tile
),
complete as (
    select *, if(here = known_parts and known_parts = expected, pick, null) as whole,
           count(distinct role) over (partition by label, as_flow, as_partner, as_commodity, series) as roles
    from counted
),
-- A change is of one series where one has both figures; else each figure is the best there is.
chosen as (
    select *, min(whole) over (partition by label, as_flow, as_partner, as_commodity, role) as best,
           min(if(roles = 2, whole, null)) over (partition by label, as_flow, as_partner, as_commodity, role) as of_two,
           min(if(roles = 2 and role = 'now', whole, null)) over (partition by label, as_flow, as_partner, as_commodity)
               = min(if(roles = 2 and role = 'before', whole, null))
                     over (partition by label, as_flow, as_partner, as_commodity) as agree
    from complete
),
summed as (
    select label, first_month, last_month, base, as_flow, as_partner, as_commodity, role,
           (sum(weight * kyen) * 1000)::bigint as jpy, if(count(usd) = count(*), sum(weight * usd), null) as usd,
           if(count(shown) = count(*), sum(weight * shown), null) as shown,
           if(count(quantity) = count(*) and min(unit) = max(unit), sum(weight * quantity), null)::bigint as quantity,
           any_value(unit) as unit, min(months)::integer as months, max(months)::integer as most_months,
           max(longest) as longest, min(lowest) as lowest, basis_of(min(least), max(most)) as basis,
            max(series) as series,
           count(*)::integer as part_count
    from chosen
    where known_parts = expected and if(best is null, nth = 1, pick = if(coalesce(agree, false), of_two, best))
    group by label, first_month, last_month, base, as_flow, as_partner, as_commodity, role
),
paired as (
    select label as period, first_month, last_month, as_flow as flow, as_partner as partner, as_commodity as commodity,
           any_value(base) as base, any_value(if(role = 'now', months, null)) as months,
           any_value(if(role = 'before', months, null)) as months_before,
           any_value(if(role = 'now', part_count, null)) as part_count,
           any_value(if(role = 'now', jpy, null)) as jpy, any_value(if(role = 'now', usd, null)) as usd,
           any_value(if(role = 'before', jpy, null)) as jpy_before,
           any_value(if(role = 'before', usd, null)) as usd_before,
           any_value(if(role = 'now', shown, null)) as shown,
           any_value(if(role = 'before', shown, null)) as shown_before,
           any_value(if(role = 'now', quantity, null)) as quantity,
           any_value(if(role = 'before', quantity, null)) as quantity_before, any_value(unit) as unit,
           any_value(if(role = 'now', basis, null)) as basis, any_value(if(role = 'now', series, null)) as series,
           any_value(if(role = 'before', series, null)) as base_series,
           any_value(if(role = 'now', longest, null)) as longest, any_value(if(role = 'now', lowest, null)) as lowest
    from summed
    where months = most_months
    group by label, first_month, last_month, as_flow, as_partner, as_commodity
    having bool_or(role = 'now')
)
-- Official months among the estimates are those of the area table.
select *, stage_of(if(series = 'estimate', 'monthly', series), basis, last_month, longest) as stage
from paired;
