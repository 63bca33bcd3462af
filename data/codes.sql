-- The nine-digit statistics as the verbs of `queries/` ask for figures: what a question looks at of the files on disk,
-- in tables under the names of those in memory, which they hide. So every macro of `schema.sql` works on HS codes.
-- In the DuckDB shell: `.read data/schema.sql`, `.read data/lines.sql`, what is wanted as `set variable …`, and this.
-- asked_runs: first and last months, in runs that every period, its base and the same months a year before consist of;
-- asked_flows; asked_partners: codes, none for all countries; asked_goods: `hs2711` and the like, none for all;
-- asked_digits: 0 for these goods themselves, else how many digits the lines have that they are taken apart into;
-- asked_years: what `code_years` gives for the goods and for `total`. All goods together are there in any case.

-- Of the files only those of the years that are looked at are opened; where there are none, one that gives no rows.
set variable code_files = list_sort([
    file for file in getvariable('line_files')
    if list_contains(getvariable('asked_flows'), parse_filename(file)[:6])
       and list_bool_or([parse_filename(file)[8:11]::integer between year(run.first_month) and year(run.last_month)
                         for run in getvariable('asked_runs')])
]);
set variable code_files = if(len(getvariable('code_files')) > 0, getvariable('code_files'),
                             getvariable('line_files')[:1]);

-- Lines are found by their beginnings: none for all goods.
set variable beginnings = [code[3:] for code in getvariable('asked_goods')];

create or replace temp table code_month as
select unnest(range(first_month, (last_month + interval 1 month)::date, interval 1 month))::date as month,
       first_month
from (select unnest(getvariable('asked_runs'), recursive := true));

-- The lines in these files, and for a day before the last release (see `codes_past.sql`) as they were then: most
-- questions are of today, and are spared that.
set variable code_lines = 'select parse_filename(filename)[:6] as flow, month, hs9, country, quantity1, quantity2,'
    || ' value_kyen, unit1, unit2 from read_parquet(getvariable(''code_files''), filename = true)';
set variable code_lines = if(
    coalesce(getvariable('asked_release'), 2147483646) = 2147483646, getvariable('code_lines'),
    'from (' || getvariable('code_lines') || ') anti join line_undone using (flow, month, hs9, country) union all'
    || ' from line_undone where quantity1 > 0 or quantity2 > 0 or value_kyen > 0'
);

-- What was traded in each run of months, by line or beginning, country, and units.
create or replace temp table code_sum as
with line as (
    from query(getvariable('code_lines'))
    where hs9 >= coalesce(list_min(getvariable('beginnings')), '')
      and hs9 <= coalesce(list_max(getvariable('beginnings')), '') || '~'
      and (len(getvariable('beginnings')) = 0
           or list_bool_or([starts_with(hs9, beginning) for beginning in getvariable('beginnings')]))
      -- Of goods that are named all countries are read, since the world is their sum.
      and (getvariable('asked_digits') = 0 or len(getvariable('asked_partners')) = 0
           or list_contains(getvariable('asked_partners'), 'WORLD') or country in (
               select customs_code from partner where list_contains(getvariable('asked_partners'), code)))
),
counted as (
    select flow, country, first_month, unit1, unit2, quantity1, quantity2, value_kyen, jpy_per_usd, jpy_per_eur,
           jpy_per_cny,
           unnest(if(getvariable('asked_digits') = 0,
                     [code for code in getvariable('asked_goods') if starts_with(hs9, code[3:])],
                     list_distinct(['hs' || hs9[:getvariable('asked_digits')]] || getvariable('asked_goods')[:1]))
           ) as commodity
    from line join code_month using (month) left join line_rate using (month)
    where len(getvariable('beginnings')) > 0 or getvariable('asked_digits') > 0
)
select flow, commodity, country, first_month, unit1, unit2, sum(value_kyen)::bigint as value_kyen,
       sum(quantity1)::bigint as quantity1, sum(quantity2)::bigint as quantity2,
       if(count(jpy_per_usd) = count(*), sum(value_kyen * 1000 / jpy_per_usd), null) as value_usd,
       if(count(jpy_per_eur) = count(*), sum(value_kyen * 1000 / jpy_per_eur), null) as value_eur,
       if(count(jpy_per_cny) = count(*), sum(value_kyen * 1000 / jpy_per_cny), null) as value_cny
from counted group by all;

-- Countries, and the world where the goods are named; all goods are added up beforehand. The unit is
-- the first where all of their lines have it and it is one, else in the second; mass is one kind, in its finest unit.
create or replace temp table code_cell as
with kind as (
    select flow, commodity, count(unit1) = count(*) and min(mass_or(unit1)) = max(mass_or(unit1)) as is_first,
           count(unit2) = count(*) and min(mass_or(unit2)) = max(mass_or(unit2)) as is_second,
           list(unit1) as first_units, list(unit2) as second_units
    from code_sum group by all
),
unit as (
    select flow, commodity, is_first, if(is_first, first_units, second_units) as units,
           unit_named(units, commodity) as unit
    from kind where is_first or is_second
),
measured as (
    select flow, commodity, country, first_month, value_kyen, value_usd, value_eur, value_cny, unit,
           if(is_first, quantity1 * in_unit(unit1, unit), quantity2 * in_unit(unit2, unit))::bigint as quantity
    from code_sum left join unit using (flow, commodity)
    union all
    select flow, 'total', country, first_month, value_kyen, value_usd, value_eur, value_cny, null, null
    from country_total join code_month using (month)
    where list_contains(getvariable('asked_flows'), flow)
),
-- A row without a country is that of the world.
summed as (
    select flow, commodity, country, first_month, sum(value_kyen)::bigint as value_kyen,
           if(count(value_usd) = count(*), sum(value_usd), null) as value_usd,
           if(count(value_eur) = count(*), sum(value_eur), null) as value_eur,
           if(count(value_cny) = count(*), sum(value_cny), null) as value_cny, sum(quantity)::bigint as quantity,
           any_value(unit) as unit
    from measured
    group by grouping sets ((flow, commodity, country, first_month), (flow, commodity, first_month))
)
select flow, commodity, coalesce(p.code, 'WORLD') as partner, first_month, value_kyen, value_usd, value_eur, value_cny,
       quantity, unit
from summed left join partner p on p.customs_code = country
where if(country is null,
         commodity = 'total' or getvariable('asked_digits') = 0 or len(getvariable('asked_partners')) = 0
         or list_contains(getvariable('asked_partners'), 'WORLD'),
         p.code is not null and (len(getvariable('asked_partners')) = 0
                                 or list_contains(getvariable('asked_partners'), p.code)));

-- The lines of the answer: named countries and goods whatever was traded, others as far as there is anything.
create or replace temp table lookup as
with named as (
    select unnest(getvariable('asked_flows')) as flow, partner, commodity
    from (select unnest(getvariable('asked_partners')) as partner union select 'WORLD')
    cross join (select unnest(getvariable('asked_goods')) as commodity union all select 'total')
    where getvariable('asked_digits') = 0 or commodity = 'total'
),
measured as (
    select flow, commodity, any_value(unit) as unit from code_cell group by all
),
found as (
    from named union select flow, partner, commodity from code_cell
),
extent as (
    select flow, commodity, min(make_date(year, 1, 1)) as first_month, max(make_date(year, last_month, 1)) as last_month
    from (select unnest(getvariable('asked_years'), recursive := true)) group by all
)
select (row_number() over (order by f.commodity, partner, f.flow))::integer as id, f.flow, partner, f.commodity,
       'hs9'::series_code as series, e.first_month, e.last_month, e.last_month as horizon, unit,
       -- What is taken apart is no item beside its lines.
       if(f.commodity = 'total' or len(f.commodity) < getvariable('asked_digits') + 2, 'total', 'item') as level,
       is_group or p.customs_code is null as is_group
from found f
join partner p on p.code = partner
join extent e on e.flow = f.flow
    and e.commodity = if(getvariable('asked_digits') > 0 and f.commodity <> 'total',
                         coalesce(getvariable('asked_goods')[1], 'total'), f.commodity)
left join measured m on m.flow = f.flow and m.commodity = f.commodity;

create or replace temp view line as
select id as line, flow, partner, commodity, unit, level, is_group from lookup;

create or replace temp table beside as
with pair as (
    select id as line, flow, partner, commodity, unnest(['now', 'before']) as role, partner as whose, commodity as what
    from lookup
    union all
    select id, flow, partner, commodity, unnest(['partner', 'partner_before']), partner, 'total'
    from lookup where commodity <> 'total'
    union all
    select id, flow, partner, commodity, unnest(['world', 'world_before']), 'WORLD', commodity
    from lookup where partner <> 'WORLD'
)
select p.line, p.flow, p.partner, p.commodity, p.role::role_code as role,
       if(ends_with(p.role, 'before'), 1, 0)::integer as years, o.id, o.series, o.horizon
from pair p join lookup o on o.flow = p.flow and o.partner = p.whose and o.commodity = p.what;

-- What is not there of a month that was imported is nothing.
create or replace temp table observation as
with run as (select unnest(getvariable('asked_runs'), recursive := true)),
known as (select unnest(getvariable('asked_years'), recursive := true))
select l.id, r.first_month, r.last_month, (datediff('month', r.first_month, r.last_month) + 1)::smallint as months,
       coalesce(c.value_kyen, 0) as value_kyen, if(l.unit is null, null, coalesce(c.quantity, 0)) as quantity,
       if(c.value_kyen is null, 0, c.value_usd) as value_usd, if(c.value_kyen is null, 0, c.value_eur) as value_eur,
       if(c.value_kyen is null, 0, c.value_cny) as value_cny,
       line_basis(y.released, y.year, y.last_month, r.first_month)::basis_code as basis, false as is_stale
from lookup l
join run r on r.first_month >= l.first_month and r.last_month <= l.last_month
join known y on y.flow = l.flow and y.year = year(r.first_month) and month(r.first_month) <= y.last_month
    and y.commodity = if(getvariable('asked_digits') > 0 and l.commodity <> 'total',
                         coalesce(getvariable('asked_goods')[1], 'total'), l.commodity)
left join code_cell c on c.flow = l.flow and c.partner = l.partner and c.commodity = l.commodity
    and c.first_month = r.first_month;
