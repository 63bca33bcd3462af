-- The dataset in memory, and the macros that verbs are written with. Run once at start; {data} is this folder.
-- Nothing is written afterwards. Series, best first: annual (revised), hs9 (9-digit monthly), monthly (area x goods
-- monthly), estimate (official months, and IMF estimates where there is no official month).

create table partner as
select code, name_en, short_en, name_ja, name_ru, "group" = 'yes' as is_group
from read_csv('{data}/partners.csv', all_varchar = true);

create table commodity as
select code, parent, level, unit, name_en, short_en, name_ja, name_ru
from read_csv('{data}/commodities.csv', all_varchar = true);

-- Enums keep a million rows small.
create type flow_code as enum ('total', 'export', 'import', 'balance');
create type series_code as enum ('annual', 'hs9', 'monthly', 'estimate');
create type partner_code as enum (select code from partner order by code);
create type commodity_code as enum (select code from commodity order by code);

-- One row a series: what is measured, from when to when. The total and the balance of trade are series of their own.
create table series as
with file as (
    select flow::flow_code as flow, partner::partner_code as partner, commodity::commodity_code as commodity,
           series::series_code as series, min(first_month) as first_month, max(last_month) as last_month
    from '{data}/observations.parquet' group by all
),
two_way as (
    select partner, commodity, series, max(first_month) as first_month, min(last_month) as last_month
    from file where commodity = 'total' group by all having count(*) = 2
)
select row_number() over (order by commodity, partner, flow, series)::integer as id, *
from (
    from file
    union all
    select unnest(['total', 'balance']::flow_code[]), partner, commodity, series, first_month, last_month from two_way
);

create table observation as
select id, f.first_month, f.last_month, (datediff('month', f.first_month, f.last_month) + 1)::smallint as months,
       value_kyen, quantity, value_kyen * 1000 / jpy_per_usd as value_usd
from '{data}/observations.parquet' f
join series s on s.flow = f.flow::flow_code and s.partner = f.partner::partner_code
    and s.commodity = f.commodity::commodity_code and s.series = f.series::series_code;

-- The estimate takes the place of the long lumps only; every other month in its series is the official one.
insert into observation
select e.id, o.first_month, o.last_month, o.months, o.value_kyen, o.quantity, o.value_usd
from series e
join series m on m.series = 'monthly' and m.flow = e.flow and m.partner = e.partner and m.commodity = e.commodity
join observation o on o.id = m.id
where e.series = 'estimate' and not (o.first_month <= e.last_month and o.last_month >= e.first_month);

-- The total is exports + imports and the balance exports - imports, span by span.
insert into observation
with part as materialized (
    select s.flow, s.partner, s.series, o.* exclude (id)
    from series s join observation o using (id) where s.commodity = 'total'
)
select t.id, e.first_month, e.last_month, e.months, if(t.flow = 'total', e.value_kyen + i.value_kyen, e.value_kyen - i.value_kyen),
       null, if(t.flow = 'total', e.value_usd + i.value_usd, e.value_usd - i.value_usd)
from part e
join part i using (partner, series, first_month, last_month)
join series t on t.commodity = 'total' and t.partner = e.partner and t.series = e.series and t.flow in ('total', 'balance')
where e.flow = 'export' and i.flow = 'import'
order by t.id, e.first_month;

-- horizon: the last month there is; a period that goes on behind it is answered up to there, and says so.
create table lookup as
select s.*, max(last_month) over (partition by flow, partner, s.commodity) as horizon, c.unit
from series s join commodity c on c.code = s.commodity::varchar
order by id;

-- A change in percent of nothing, or of a deficit, says nothing.
create macro pct_change(now, before) as case when before > 0 then 100.0 * (now - before) / before end;

create macro pct_of(part, whole) as case when whole > 0 then 100.0 * part / whole end;

create macro basis_of(series) as
case series when 'annual' then 'revised' when 'estimate' then 'estimate' else 'first_published' end;

-- One row for every period, flow, partner and commodity whose months are tiled exactly by the spans of one series;
-- the best such series is taken, never a mix. An empty list means all. The columns are structs of one kind:
-- now (the figure), before (the same months a year before), measured and measured_before (of the best series that has
-- quantities). In them: series, months, jpy and usd (whole yen and dollars), shown (in the currency asked for), quantity,
-- longest (months of the longest span), lowest (the lowest value in thousand yen).
create macro figures(periods, flows, partners, commodities, currency) as table
with asked as (select unnest(periods, recursive := true)),
wanted as (
    select label, years, (first_month - to_years(years))::date as first_month, (last_month - to_years(years))::date as last_month
    from asked, (values (0), (1)) shift(years)
),
tiled as (
    select label, years, id, any_value(flow) as flow, any_value(partner) as partner, any_value(commodity) as commodity,
           any_value(unit) as unit,
           {'series': any_value(series), 'months': sum(months)::integer, 'jpy': (sum(value_kyen) * 1000)::bigint,
            'usd': sum(value_usd), 'shown': sum(if(currency = 'usd', value_usd, value_kyen * 1000.0)),
            'quantity': sum(quantity)::bigint, 'longest': max(months), 'lowest': min(value_kyen)} as cell
    from wanted w, lookup
    join observation o using (id)
    where (len(flows) = 0 or list_contains(flows, flow::varchar))
        and (len(partners) = 0 or list_contains(partners, partner::varchar))
        and (len(commodities) = 0 or list_contains(commodities, commodity::varchar))
        and o.first_month >= w.first_month
        and o.last_month <= least(w.last_month, (horizon - to_years(years))::date)
    group by label, years, id
    having sum(months) = 1 + any_value(datediff('month', w.first_month, least(w.last_month, (horizon - to_years(years))::date)))
)
select label as period, flow, partner, commodity, any_value(unit) as unit,
       min(cell) filter (years = 0) as now, min(cell) filter (years = 1) as before,
       min(cell) filter (years = 0 and cell.quantity is not null) as measured,
       min(cell) filter (years = 1 and cell.quantity is not null) as measured_before
from tiled
group by label, flow, partner, commodity
having min(years) = 0;

-- What most verbs ask for: the figure, its change on the same months a year before, and its shares. Changes are in the
-- currency asked for, and there is none for more than a year, which would be compared with itself. The shares are of the
-- partner's total in that flow, and of Japan's total for that commodity, where these have the same months.
create macro trade(periods, flows, partners, commodities, currency) as table
with figure as (
    select *, max(now.jpy) filter (commodity = 'total' and flow in ('export', 'import'))
                  over (partition by period, flow, partner, now.months) as partner_total,
           max(now.jpy) filter (partner = 'WORLD' and flow <> 'balance')
               over (partition by period, flow, commodity, now.months) as world
    from figures(periods, flows, list_append(partners, 'WORLD'), list_append(commodities, 'total'), currency)
)
select period, flow, partner, commodity, now.months as months_available, now.jpy as value_jpy, now.usd as value_usd,
       now.shown as shown, if(flow = 'balance' or now.months > 12, null, pct_change(now.shown, before.shown)) as value_yoy_pct,
       if(now.months > 12, null, now.jpy - before.jpy) as value_change_jpy,
       measured.quantity as quantity, if(measured is null, null, unit) as quantity_unit,
       if(measured.months > 12, null, pct_change(measured.quantity, measured_before.quantity)) as quantity_yoy_pct,
       if(commodity = 'total', null, pct_of(now.jpy, partner_total)) as share_pct,
       if(partner = 'WORLD', null, pct_of(now.jpy, world)) as share_of_world_pct,
       basis_of(now.series) as basis, now.series as series, before.series as base_series, now.longest as longest,
       now.lowest < 0 as has_negative
from figure
where list_contains(partners, partner::varchar) and list_contains(commodities, commodity::varchar);
