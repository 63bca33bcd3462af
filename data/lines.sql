-- The nine-digit statistics on disk, and macros to ask them with: a row for a line, country and month with anything in
-- it. Nothing is loaded; a query reads what it needs. In the DuckDB shell, started in the folder above this one:
-- `.read data/lines.sql`, alone or behind `.read data/schema.sql`.
-- hs9: nine digits, the first six international; 0000000xx are special codes. country: the customs' three digits; 702
-- and 703 are none. quantity1 in unit1, quantity2 in unit2, null where there is no such unit; value_kyen: thousand yen.

-- The program has made the views before, of the files in use; these are the same for the shell. A file of a release
-- takes the place of the bundled one of its name.
set variable data = coalesce(getvariable('data'), 'data');
set variable release_folder = coalesce(getvariable('release_folder'), getvariable('data'));
set variable line_files = (
    with found as (
        select file, 1 as place from glob(getvariable('data') || '/lines/*')
        union all
        select file, 2 from glob(getvariable('release_folder') || '/lines/*')
    )
    select list(file)
    from (select arg_max(file, place) as file from found group by parse_filename(file))
    where regexp_full_match(parse_filename(file), '(import|export)-\d{4}.parquet')
);

set variable total_files = (
    select list(distinct parse_dirpath(file) || '/totals.parquet')
    from (select unnest(getvariable('line_files')) as file)
);
set variable list_files = (
    select list(distinct parse_dirpath(file) || '/codes.parquet')
    from (select unnest(getvariable('line_files')) as file)
);

set variable chapter_files = (
    select list(distinct parse_dirpath(file) || '/chapters.csv')
    from (select unnest(getvariable('line_files')) as file)
);

create view if not exists import_lines as
select * exclude (filename) from read_parquet(getvariable('line_files'), filename = true)
where parse_filename(filename) like 'import-%';

create view if not exists export_lines as
select * exclude (filename) from read_parquet(getvariable('line_files'), filename = true)
where parse_filename(filename) like 'export-%';

-- What the lines of each country add up to, and which codes each year has, in which units.
-- Of a folder those count whose years do.
create macro is_of_line_files(path, flow, year) as
list_contains(getvariable('line_files'), parse_dirpath(path) || '/' || flow || '-' || year || '.parquet');

create view if not exists line_total as
select * exclude (filename)
from read_parquet(getvariable('total_files'), filename = true)
where is_of_line_files(filename, flow, year(month));

create view if not exists line_code as
select * exclude (filename)
from read_parquet(getvariable('list_files'), filename = true)
where is_of_line_files(filename, flow, year);

-- What is there of each chapter: its last month.
create view if not exists line_chapter as
select * exclude (filename) from read_csv(getvariable('chapter_files'), types = {'chapter': 'varchar'}, filename = true)
where is_of_line_files(filename, flow, year);

-- What releases changed; where there is no file of it, nothing.
create macro reading(path, query, nothing) as (
    select if(count(*) = 0, nothing, replace(query, 'PATH', '''' || replace(path, '''', '''''') || ''''))
    from glob(path)
);

set variable chapters_before = reading(
    getvariable('release_folder') || '/line_chapters.csv', 'from read_csv(PATH, types = {chapter: ''varchar''})',
    'select *, null::integer as replaced_by from line_chapter where false'
);
set variable changes = reading(
    getvariable('release_folder') || '/line_changes.parquet', 'from read_parquet(PATH)',
    'select null::varchar as flow, *, null::integer as replaced_by from import_lines where false'
);

create view if not exists line_chapter_before as
select * replace (replaced_by::integer as replaced_by) from query(getvariable('chapters_before'));

create view if not exists line_change as from query(getvariable('changes'));

create macro lines_of(direction) as table
from import_lines where direction = 'import'
union all by name
from export_lines where direction = 'export';

-- The months of all lines that begin with one of the texts. Empty lists mean all. The range beside the list is what
-- lets whole blocks of a file be passed over.
create macro line_months(direction, beginnings, countries, first_month, last_month) as table
from lines_of(direction)
where month between first_month and last_month
  and hs9 >= coalesce(list_min(beginnings), '') and hs9 <= coalesce(list_max(beginnings), '') || '~'
  and (len(beginnings) = 0 or list_bool_or([starts_with(hs9, beginning) for beginning in beginnings]))
  and (len(countries) = 0 or list_contains(countries, country));

-- What was traded in a span of months: a row for each line and country, in yen.
create macro line_sums(direction, beginnings, countries, first_month, last_month) as table
select hs9, country, sum(value_kyen)::bigint * 1000 as value_jpy,
       sum(quantity1)::bigint as quantity1, any_value(unit1) as unit1,
       sum(quantity2)::bigint as quantity2, any_value(unit2) as unit2
from line_months(direction, beginnings, countries, first_month, last_month)
group by hs9, country;

-- The same lines and countries together: a row for each unit that any of them is measured in, with the yen that were
-- traded in lines that have it, and in all. A sum of quantities is one only where both are the same. Lines without a
-- unit are a row without one.
create macro line_quantities(direction, beginnings, countries, first_month, last_month) as table
with line as (from line_sums(direction, beginnings, countries, first_month, last_month)),
measured as (
    select unit1 as unit, quantity1 as quantity, value_jpy from line where unit1 is not null
    union all
    select unit2, quantity2, value_jpy from line where unit2 is not null and unit2 is distinct from unit1
    union all
    select null, null, value_jpy from line where unit1 is null and unit2 is null
)
select unit, sum(quantity)::bigint as quantity, sum(value_jpy)::bigint as measured_jpy,
       (select sum(value_jpy)::bigint from line) as value_jpy
from measured group by unit;

-- The lines as they were known when a release was in use (0: bundled): what later ones changed is taken back, the last
-- change first, and what they brought of a chapter is left out.
create macro lines_at(direction, known) as table
with undone as (
    select month, hs9, country, arg_min_null(quantity1, replaced_by) as quantity1,
           arg_min_null(quantity2, replaced_by) as quantity2, arg_min_null(value_kyen, replaced_by) as value_kyen,
           arg_min_null(unit1, replaced_by) as unit1,
           arg_min_null(unit2, replaced_by) as unit2
    from line_change where flow = direction and replaced_by > known group by month, hs9, country
),
chapter_then as (
    select year, chapter, arg_min(last_month, replaced_by) as last_month
    from (
        select flow, year, chapter, last_month, replaced_by from line_chapter_before where replaced_by > known
        union all
        select flow, year, chapter, last_month, 2147483647 from line_chapter
    )
    where flow = direction group by year, chapter
)
select l.* from (
    from lines_of(direction) anti join undone using (month, hs9, country)
    union all by name
    from undone where quantity1 > 0 or quantity2 > 0 or value_kyen > 0
) l
join chapter_then t on t.year = year(l.month) and t.chapter = l.hs9[:2] and month(l.month) <= t.last_month;

create view if not exists code_name as from read_parquet(getvariable('data') || '/codes.parquet');

-- For `codes.sql`, which puts what a question looks at of the lines into the tables that verbs ask.
-- The months that there are or were lines of. Where there is no rate it is 0: what is divided by it is no finite
-- number, nor is any sum with that.
create table if not exists line_month as
select m.month, coalesce(jpy_per_usd, 0) as jpy_per_usd, coalesce(jpy_per_eur, 0) as jpy_per_eur,
       coalesce(jpy_per_cny, 0) as jpy_per_cny
from (select month from line_total union select month from line_change) m
left join read_csv(getvariable('data') || '/rates.csv', types = {'month': 'varchar', 'jpy_per_usd': 'double',
                                                                 'jpy_per_eur': 'double', 'jpy_per_cny': 'double'}) r
    on (r.month || '-01')::date = m.month;

-- What was there of each chapter until a release; what is there now is until the end of all numbers.
create table if not exists chapter_life as
select flow, year, chapter, last_month, file, 2147483647 as replaced_by from line_chapter
union all
select flow, year, chapter, last_month, file, replaced_by from line_chapter_before;

-- The files of releases, by the names that they came under: `….zip/….csv` where a zip held several.
create table if not exists line_release as
select flow, year::integer as year, name, release::integer as release, released::date as released
from read_csv(getvariable('release_folder') || '/imports.csv', all_varchar = true) where kind in ('lines', 'hs9');

create table if not exists country_total as
select flow, month, country, value_kyen from line_total order by flow, month;

-- For a day before the last release `codes_past.sql` puts here what the lines were then where they are other ones now,
-- and other totals into the table above.
create table if not exists line_undone as
select flow, month, hs9, country, quantity1, quantity2, value_kyen, unit1, unit2 from line_change where false;

-- The lines in the files that a question looks at; `codes_past.sql` makes another one that hides it.
create macro code_lines(files) as table
select parse_filename(filename)[:6] as flow, month, hs9, country, quantity1, quantity2, value_kyen, unit1, unit2
from read_parquet(files, filename = true);

-- Units of mass are one kind; a sum is in the finest that occurs. What is counted are machines and vehicles, or pieces.
create macro mass_or(unit) as if(unit in ('GR', 'KG', 'MT'), 'mass', unit);

create macro unit_named(unit, code) as
case unit when 'GR' then 'g' when 'KG' then 'kg' when 'MT' then 't'
     when 'NO' then if(code[3:4] between '84' and '89', 'units', 'pieces')
     when 'SM' then 'm2' when 'CM' then 'm3' when 'PR' then 'pairs' when 'DZ' then 'dozens'
     when 'TH' then 'thousands' when 'ST' then 'sets' else lower(unit) end;

create macro in_unit(measured, finest) as
case when measured = finest then 1 when measured = 'MT' and finest = 'GR' then 1000000 else 1000 end;

-- In which years a code is or was before a release changed it, and in which units.
create table if not exists code_life as
with line_code as (
    from line_code
    union all
    select flow, year(month), hs9, unit1, unit2 from line_change
)
select flow, hs9, min(year) as first_year, max(year) as last_year,
       bool_and(unit1 is not null) as has_first, min(mass_or(unit1)) as first_unit,
       max(mass_or(unit1)) as last_first_unit,
       bool_and(unit2 is not null) as has_second, min(mass_or(unit2)) as second_unit,
       max(mass_or(unit2)) as last_second_unit
from line_code group by all;

-- The revision of a year comes in March of the next one, the last word in November; the newest month is new.
create macro line_basis(released, year, last_month, month) as
case when released >= make_date(year + 1, 11, 1) then 'fixed'
     when released >= make_date(year + 1, 3, 1) then 'revised'
     when month = make_date(year, last_month, 1) then 'first_published' else 'released' end;

-- What is there of each chapter as it was known. `known` is the release whose knowledge is wanted, `day` the day: of
-- the bundled lines (0) a year is known from the December of the next one. `released` is the day of the release that
-- they are of; bundled lines are fixed, and later than all.
create macro chapters_known(known, day) as table
with held as (
    select flow, year, chapter, arg_min(last_month, replaced_by) as last_month, arg_min(file, replaced_by) as file
    from chapter_life
    where replaced_by > known and (known > 0 or make_date(year + 1, 12, 1) <= day) group by all
)
select flow, year, chapter, last_month,
       coalesce((select max(r.released) from line_release r
                 where r.release <= known and r.flow = h.flow and r.year = h.year
                   and list_bool_or([ends_with(r.name, one) for one in string_split(h.file, ' ')])),
                date '9999-12-31') as released
from held h where last_month > 0;

-- From when to when goods are named. Quantities are where all lines have the same kind of unit in the same place.
create macro code_lives(goods) as table
select flow, commodity, min(first_year) as first_year, max(last_year) as last_year,
       (bool_and(has_first) and min(first_unit) = max(last_first_unit))
       or (bool_and(has_second) and min(second_unit) = max(last_second_unit)) as is_measured
from code_life join (select unnest(goods) as commodity) on starts_with(hs9, commodity[3:])
where commodity <> 'total' group by all;

-- The years that there is something of goods: from the first to the last year of a code where its chapter is there.
-- All goods are there where all chapters are (the special codes are one, 77 is none).
create macro code_years(goods, known, day) as table
with chapter as (from chapters_known(known, day))
select h.flow, commodity, h.year, last_month, is_measured, released
from chapter h join code_lives(goods) l on l.flow = h.flow and chapter = commodity[3:4]
    and h.year between first_year and last_year
union all
select flow, 'total', year, min(last_month), false, min(released) from chapter group by flow, year having count(*) >= 97
order by all;

-- What is there of each chapter, and of all goods (`total`), as it is known now: made once, since most questions are of
-- today, and beside `code_lives` all that is asked for them.
create table if not exists chapter_now as
from chapters_known(2147483646, date '9999-12-31')
union all
select flow, year, commodity, last_month, released from code_years([]::varchar[], 2147483646, date '9999-12-31');

-- What a figure is set beside (see `beside` in `schema.sql`): `whose` and `what` in place of its own country and goods.
create table if not exists beside_role as
from (values ('now', 0, null, null), ('before', 1, null, null), ('partner', 0, null, 'total'),
             ('partner_before', 1, null, 'total'), ('world', 0, 'WORLD', null), ('world_before', 1, 'WORLD', null)
     ) t(role, years, whose, what);

-- What has no rate is no number, or an infinite one.
create macro finite(number) as if(isfinite(number), number, null);
